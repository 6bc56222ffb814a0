package io.tidemark.edge.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Storage of one file, on localhost, that breaks off, redirects or refuses as it is told. */
final class StorageServer implements AutoCloseable {

    final List<String> ranges = new CopyOnWriteArrayList<>();
    final List<String> paths = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private volatile byte[] file;
    private volatile int status = 200;

    /** Bytes of the answers' bodies after which they break off, for each of the next answers. */
    private volatile int breaksOffAfter = Integer.MAX_VALUE;

    StorageServer(HttpServer server, byte[] file) {
        this.server = server;
        this.file = file;
        server.createContext("/", this::answer);
        server.start();
    }

    static StorageServer start(byte[] file) throws IOException {
        return new StorageServer(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                file);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void has(byte[] other) {
        file = other;
    }

    void answers(int code) {
        status = code;
    }

    void breaksOffAfter(int bytes) {
        breaksOffAfter = bytes;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(String.valueOf(range));
        paths.add(exchange.getRequestURI().getRawPath());
        if (status != 200) {
            exchange.getResponseHeaders().add("Location", uri() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        byte[] rest = Arrays.copyOfRange(file, from, file.length);
        exchange.sendResponseHeaders(range == null ? 200 : 206, rest.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(rest, 0, Math.min(rest.length, breaksOffAfter));
        } catch (IOException brokenOff) {
            // As it should.
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
