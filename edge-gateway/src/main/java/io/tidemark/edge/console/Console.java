package io.tidemark.edge.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidemark.edge.json.Json;
import io.tidemark.edge.outbox.Outbox;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's HTTP console: a page for the person at the gateway, and the JSON behind it. It only
 * reads, and knows no users: whoever reaches the address sees how gateway and machines fare.
 */
public final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    private static final int THREADS = 4;
    private static final int BACKLOG = 16;
    private static final int MAXIMUM_ANOMALIES = 500;
    private static final String SECONDS_FOR_A_REQUEST = "10";
    private static final String JSON_TYPE = "application/json";
    private static final String PAGE_TYPE = "text/html; charset=utf-8";

    /** What answers a GET of a path. */
    private interface Page {
        Answer get(HttpExchange exchange);
    }

    private record Answer(int status, String type, byte[] body) {}

    private final Supplier<GatewayStatus> status;
    private final Outbox outbox;
    private final HttpServer server;
    private final ExecutorService threads;
    private final byte[] page;
    private final Map<String, Page> pages =
            Map.of(
                    "/", this::page,
                    "/status", this::status,
                    "/incidents", this::incidents,
                    "/machines", this::machines,
                    "/anomalies", this::anomalies);

    private Console(
            ConsoleConfig config, Supplier<GatewayStatus> status, Outbox outbox, byte[] page)
            throws IOException {
        this.status = status;
        this.outbox = outbox;
        this.page = page;
        this.server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getByName(config.bindAddress()), config.port()),
                        BACKLOG);
        this.threads =
                Executors.newFixedThreadPool(
                        THREADS,
                        task -> {
                            Thread thread = new Thread(task, "console");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Opens the console.
     *
     * @param status gives the status of the moment; called by several threads
     * @param outbox what the job found; whoever opened it closes it, after the console
     * @throws IOException if the address cannot be bound
     */
    public static Console start(ConsoleConfig config, Supplier<GatewayStatus> status, Outbox outbox)
            throws IOException {
        // Read by the JDK's server when its first instance is made: a client that sends its
        // request byte by byte would hold a thread for ever.
        System.setProperty("sun.net.httpserver.maxReqTime", SECONDS_FOR_A_REQUEST);
        try (InputStream file = Console.class.getResourceAsStream("console.html")) {
            Console console = new Console(config, status, outbox, file.readAllBytes());
            console.server.createContext("/", console::handle);
            console.server.setExecutor(console.threads);
            console.server.start();
            LOG.info("Console at {}", console.address());
            return console;
        }
    }

    /** The address that it listens on; tells the port if the configured one is 0. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer answer(HttpExchange exchange) {
        Page asked = pages.get(exchange.getRequestURI().getPath());
        if (asked == null) {
            return error(404, "there are /, /status, /incidents, /machines and /anomalies");
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            return error(405, "only GET is allowed");
        }
        try {
            return asked.get(exchange);
        } catch (RuntimeException e) {
            LOG.error("No answer to {}", exchange.getRequestURI(), e);
            return error(500, "the gateway's log says why");
        }
    }

    private Answer page(HttpExchange exchange) {
        return new Answer(200, PAGE_TYPE, page);
    }

    private Answer status(HttpExchange exchange) {
        return new Answer(200, JSON_TYPE, status.get().toJson());
    }

    private Answer incidents(HttpExchange exchange) {
        return new Answer(
                200, JSON_TYPE, Json.bytes(PlantStatus.of(outbox.standing()).incidents()));
    }

    private Answer machines(HttpExchange exchange) {
        return new Answer(200, JSON_TYPE, Json.bytes(PlantStatus.of(outbox.standing()).machines()));
    }

    private Answer anomalies(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        if (query != null && !query.matches("after=\\d{1,18}")) {
            return error(400, "expected after=<sequence number>, found " + query);
        }
        long after = query == null ? 0 : Long.parseLong(query.substring("after=".length()));
        List<FoundAnomaly> found =
                outbox.anomalies(after, MAXIMUM_ANOMALIES).stream().map(FoundAnomaly::of).toList();
        return new Answer(200, JSON_TYPE, Json.bytes(found));
    }

    private static Answer error(int code, String message) {
        return new Answer(code, JSON_TYPE, Json.bytes(Map.of("error", message)));
    }

    /** Stops listening; answers that are under way may be cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
