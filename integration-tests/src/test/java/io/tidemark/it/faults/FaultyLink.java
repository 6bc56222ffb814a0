package io.tidemark.it.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The network between a client and a server of this machine, on a port of its own: passes bytes on
 * until it is told to do worse. It begins intact.
 */
public final class FaultyLink implements AutoCloseable {

    private final int port;
    private final int serverPort;
    private final ExecutorService pumps = Executors.newCachedThreadPool();
    private final List<Closeable> sockets = new CopyOnWriteArrayList<>();
    private ServerSocket entrance;
    private volatile boolean answersLost;

    public FaultyLink(int port, int serverPort) throws IOException {
        this.port = port;
        this.serverPort = serverPort;
        restore();
    }

    /** Passes everything on again, over new connections. */
    synchronized void restore() throws IOException {
        if (answersLost) {
            // What was lost is missed by the encryption too.
            cut();
            answersLost = false;
        }
        if (entrance == null) {
            entrance = new ServerSocket();
            entrance.setReuseAddress(true);
            entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            ServerSocket opened = entrance;
            pumps.execute(() -> accept(opened));
        }
    }

    /** Cuts all connections and refuses new ones. */
    synchronized void refuse() throws IOException {
        if (entrance != null) {
            entrance.close();
            entrance = null;
        }
        cut();
    }

    /** From now on, what the server says is lost while what the client says arrives. */
    void loseAnswers() {
        answersLost = true;
    }

    /** Cuts all connections; new ones are possible. */
    public void cut() {
        for (Closeable socket : sockets) {
            close(socket);
        }
        sockets.clear();
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                join(opened.accept());
            } catch (IOException refused) {
                // Closed from this side, or the server is away: the client finds out by itself.
                continue;
            }
        }
    }

    private void join(Socket client) throws IOException {
        sockets.add(client);
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        } catch (IOException away) {
            close(client);
            throw away;
        }
        sockets.add(server);
        pumps.execute(() -> pump(client, server, false));
        pumps.execute(() -> pump(server, client, true));
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] bytes = new byte[16_384];
        try (InputStream input = from.getInputStream();
                OutputStream output = to.getOutputStream()) {
            for (int read = input.read(bytes); read >= 0; read = input.read(bytes)) {
                if (!(answers && answersLost)) {
                    output.write(bytes, 0, read);
                }
            }
        } catch (IOException cut) {
            close(from);
            close(to);
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // There is nothing left of it to close.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        refuse();
        pumps.shutdownNow();
    }
}
