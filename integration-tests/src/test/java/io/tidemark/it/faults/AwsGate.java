package io.tidemark.it.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands before an AWS emulator, on a port of its own, and passes every request on unless it is
 * told to do otherwise with some.
 */
final class AwsGate implements AutoCloseable {

    /** Where a request is held up for good. */
    enum Hold {
        /** The server never sees it. */
        REQUEST,
        /** The server does it; its answer never comes. */
        ANSWER
    }

    private record Held(String operation, Hold where, CompletableFuture<Void> reached) {}

    private static final Held NOTHING =
            new Held("nothing", Hold.REQUEST, new CompletableFuture<>());

    private final int serverPort;
    private final ServerSocket entrance;
    private final ExecutorService pumps = Executors.newCachedThreadPool();
    private final List<Closeable> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger throttled = new AtomicInteger();
    private volatile Held held = NOTHING;
    private volatile Predicate<String> throttling = operation -> false;

    AwsGate(int port, int serverPort) throws IOException {
        this.serverPort = serverPort;
        entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        pumps.execute(this::accept);
    }

    /**
     * Holds up every request of an operation from now on.
     *
     * @return completes when the first has got there
     */
    CompletableFuture<Void> hold(String operation, Hold where) {
        held = new Held(operation, where, new CompletableFuture<>());
        return held.reached();
    }

    /** Refuses the requests of chosen operations: ProvisionedThroughputExceededException. */
    void throttle(Predicate<String> operations) {
        throttled.set(0);
        throttling = operations;
    }

    /** How many requests were refused since {@link #throttle}. */
    int throttled() {
        return throttled.get();
    }

    /** Passes everything on again; what is held stays held. */
    void open() {
        held = NOTHING;
        throttling = operation -> false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                sockets.add(client);
                pumps.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            sockets.add(server);
            Exchange exchange = new Exchange(client, server);
            pumps.execute(exchange::passAnswersOn);
            while (exchange.passRequestOn()) {
                sockets.removeIf(socket -> socket instanceof Socket seen && seen.isClosed());
            }
        } catch (IOException cut) {
            // The client or the server went away, as both may.
            return;
        }
    }

    /** One connection of a client. */
    private final class Exchange {

        private final Socket client;
        private final Socket server;
        private volatile Held here = NOTHING;

        private Exchange(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /** Returns whether the connection goes on. */
        private boolean passRequestOn() throws IOException {
            InputStream input = client.getInputStream();
            HttpRequestHead head = HttpRequestHead.read(input);
            if (head == null) {
                return false;
            }
            byte[] body = input.readNBytes(head.bodyLength());
            if (throttling.test(head.operation())) {
                throttled.incrementAndGet();
                client.getOutputStream().write(ThrottlingAnswer.to(head));
                return false;
            }
            Held now = held;
            if (now.operation().equals(head.operation())) {
                here = now;
            }
            if (here != NOTHING && here.where() == Hold.REQUEST) {
                here.reached().complete(null);
                return true;
            }
            server.getOutputStream().write(head.bytes());
            server.getOutputStream().write(body);
            return true;
        }

        private void passAnswersOn() {
            byte[] bytes = new byte[16_384];
            try (server;
                    client) {
                InputStream input = server.getInputStream();
                for (int read = input.read(bytes); read >= 0; read = input.read(bytes)) {
                    if (here == NOTHING) {
                        client.getOutputStream().write(bytes, 0, read);
                    } else {
                        here.reached().complete(null);
                    }
                }
            } catch (IOException cut) {
                // As above.
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Closeable socket : sockets) {
            socket.close();
        }
        pumps.shutdownNow();
    }
}
