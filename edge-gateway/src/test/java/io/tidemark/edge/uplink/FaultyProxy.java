package io.tidemark.edge.uplink;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP relay on localhost that refuses, cuts or swallows what goes through it. */
final class FaultyProxy implements Closeable {

    /** What becomes of connections, of those that are open too. */
    enum Mode {
        PASS,
        /** Accepted and closed at once. */
        REFUSE,
        /** Nothing comes through in either direction, and nobody is told. */
        SWALLOW
    }

    final AtomicInteger attempts = new AtomicInteger();
    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.PASS;

    /**
     * @param target port on localhost
     */
    FaultyProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void mode(Mode next) throws IOException {
        mode = next;
        if (next == Mode.REFUSE) {
            cut();
        }
    }

    /** Closes every connection; new ones are made as before. */
    void cut() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                attempts.incrementAndGet();
                if (mode == Mode.REFUSE) {
                    client.close();
                } else {
                    relay(client, new Socket(InetAddress.getLoopbackAddress(), target));
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void relay(Socket client, Socket server) {
        open.add(client);
        open.add(server);
        start(() -> pump(client, server));
        start(() -> pump(server, client));
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8_192];
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            int count = input.read(buffer);
            while (count >= 0) {
                if (mode != Mode.SWALLOW) {
                    output.write(buffer, 0, count);
                }
                count = input.read(buffer);
            }
        } catch (IOException e) {
            // Cut.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
