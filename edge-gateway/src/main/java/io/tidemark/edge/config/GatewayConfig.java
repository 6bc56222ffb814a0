package io.tidemark.edge.config;

import java.nio.file.Path;

/**
 * What a gateway is.
 *
 * @param id thing name of the gateway
 * @param dataDirectory where it keeps its outbox, checkpoints and status; created if absent, used
 *     by one gateway at a time
 * @param savepointOnStop whether a gateway that is told to stop takes a savepoint first
 */
public record GatewayConfig(String id, Path dataDirectory, boolean savepointOnStop) {

    /** Where checkpoints are kept unless the Flink section says otherwise. */
    public Path checkpoints() {
        return dataDirectory.resolve("checkpoints");
    }

    /** Where received messages are kept until no checkpoint needs them. */
    public Path ingestLog() {
        return dataDirectory.resolve("ingest");
    }

    /** Where savepoints are kept. */
    public Path savepoints() {
        return dataDirectory.resolve("savepoints");
    }

    /** Where the model that was accepted last is kept. */
    public Path models() {
        return dataDirectory.resolve("models");
    }

    /** Where the gateway's own key and certificate are kept. */
    public Path identity() {
        return dataDirectory.resolve("identity");
    }

    /** Emptied at every start. */
    public Path temporaryFiles() {
        return dataDirectory.resolve("tmp");
    }

    /** The last status of a gateway that has stopped. */
    public Path status() {
        return dataDirectory.resolve("status.json");
    }
}
