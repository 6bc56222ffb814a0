package io.tidemark.commandline.bench.cloud;

import io.tidemark.events.Anomaly;
import io.tidemark.events.GatewayHealth;
import io.tidemark.events.WindowSummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What has been put into the stream, and so what has to be in the tables. */
final class Sent {

    private static final Map<Class<?>, String> TABLES =
            Map.of(
                    WindowSummary.class, "window_summaries",
                    Anomaly.class, "anomalies",
                    GatewayHealth.class, "gateway_health");

    private final Map<String, TableRows> tables = new TreeMap<>();
    private long events;
    private long messages;
    private long messageBytes;
    private long repeatedEvents;
    private long repeatedMessages;

    /** Takes note of a message that is new. */
    void first(List<SimulatedResult> results, byte[] message) {
        events += results.size();
        messages++;
        messageBytes += message.length;
        for (SimulatedResult result : results) {
            tables.merge(
                    TABLES.get(result.event().getClass()),
                    new TableRows(1, 1, result.sequence()),
                    TableRows::plus);
        }
    }

    /** Takes note of a message that was sent before. */
    void again(int results) {
        repeatedMessages++;
        repeatedEvents += results;
    }

    /** Rows of each table, every event once. */
    Map<String, TableRows> tables() {
        return Map.copyOf(tables);
    }

    /** Events, each once. */
    long events() {
        return events;
    }

    /** Events that were sent again, as often as they were. */
    long repeatedEvents() {
        return repeatedEvents;
    }

    /** Messages, each once. */
    long messages() {
        return messages;
    }

    /** Messages that were sent again, as often as they were. */
    long repeatedMessages() {
        return repeatedMessages;
    }

    /** Bytes of the messages as gateways publish them, each once. */
    long messageBytes() {
        return messageBytes;
    }
}
