package io.tidemark.edge.config;

import io.tidemark.edge.anomaly.AnomalyConfig;
import io.tidemark.edge.console.ConsoleConfig;
import io.tidemark.edge.delivery.DeliveryConfig;
import io.tidemark.edge.health.HealthConfig;
import io.tidemark.edge.identity.IdentityConfig;
import io.tidemark.edge.ingest.IngestConfig;
import io.tidemark.edge.ingest.ReadingLimits;
import io.tidemark.edge.outbox.OutboxConfig;
import io.tidemark.edge.prediction.PredictionConfig;
import io.tidemark.edge.uplink.UplinkConfig;
import io.tidemark.edge.window.EventTimeConfig;
import io.tidemark.edge.window.WindowConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that a gateway is told; docs/configuration.md is its reference.
 *
 * @param gateway who the gateway is and where it keeps its data
 * @param ingest where device messages come from
 * @param limits what a device message may claim
 * @param eventTime how long readings are waited for
 * @param windows how readings are summarised
 * @param anomaly how abnormal readings are found
 * @param prediction how failures are foreseen
 * @param delivery how models are delivered; null if they are not
 * @param outbox where results wait
 * @param uplink the way to the cloud
 * @param identity how the gateway comes by a certificate of its own; null if it is given one
 * @param health how often the gateway reports
 * @param console where the console listens
 * @param flink Flink's configuration by its own keys, defaults included
 */
public record EdgeConfig(
        GatewayConfig gateway,
        IngestConfig ingest,
        ReadingLimits limits,
        EventTimeConfig eventTime,
        WindowConfig windows,
        AnomalyConfig anomaly,
        PredictionConfig prediction,
        DeliveryConfig delivery,
        OutboxConfig outbox,
        UplinkConfig uplink,
        IdentityConfig identity,
        HealthConfig health,
        ConsoleConfig console,
        Map<String, String> flink) {

    private static final Logger LOG = LoggerFactory.getLogger(EdgeConfig.class);

    public EdgeConfig {
        flink = Map.copyOf(flink);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidConfigException if it cannot be used, with every fault of it
     */
    public static EdgeConfig read(Path file) throws InvalidConfigException {
        return read(List.of(file));
    }

    /**
     * Reads several files as one, of which a later one counts before an earlier one, key by key.
     *
     * @throws InvalidConfigException if they cannot be used, with every fault of them
     */
    public static EdgeConfig read(List<Path> files) throws InvalidConfigException {
        return read(files, Map.of());
    }

    /**
     * Reads several files as one, as if it said something else in places.
     *
     * @param instead values that replace those of the files, by their dotted keys
     * @throws InvalidConfigException if they cannot be used, with every fault of them
     */
    public static EdgeConfig read(List<Path> files, Map<String, String> instead)
            throws InvalidConfigException {
        Map<String, String> values = new LinkedHashMap<>();
        for (Path file : files) {
            EdgeConfigFile.replace(values, EdgeConfigFile.read(file));
        }
        values.putAll(instead);
        ConfigReader reader = new ConfigReader(values);
        EdgeConfig config = of(reader);
        List<ConfigFault> faults = reader.faults(FlinkSection.NAME);
        if (!faults.isEmpty()) {
            throw new InvalidConfigException(named(files), faults);
        }
        reader.warnings().forEach(warning -> LOG.warn("{}: {}", named(files), warning));
        return config;
    }

    private static String named(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /** Only to be used if the reader has no faults. */
    static EdgeConfig of(ConfigReader reader) {
        GatewayConfig gateway = GatewaySection.read(reader);
        IngestConfig ingest =
                IngestSection.read(reader, gateway, FlinkSection.retainedCheckpoints(reader));
        int maximumMessageBytes = IngestSection.readMaximumMessageBytes(reader);
        ReadingLimits limits = EventTimeSection.readLimits(reader, maximumMessageBytes);
        EventTimeConfig eventTime = EventTimeSection.read(reader);
        WindowConfig windows = EventTimeSection.readWindows(reader);
        AnomalyConfig anomaly = AnomalySection.read(reader);
        PredictionConfig prediction =
                PredictionSection.read(reader, gateway, FlinkSection.retainedCheckpoints(reader));
        return new EdgeConfig(
                gateway,
                ingest,
                limits,
                eventTime,
                windows,
                anomaly,
                prediction,
                DeliverySection.read(reader, gateway, prediction),
                OutboxSection.read(reader, gateway.dataDirectory()),
                UplinkSection.read(reader),
                IdentitySection.read(reader, gateway),
                ObservationSection.readHealth(reader),
                ObservationSection.readConsole(reader),
                FlinkSection.read(reader, gateway));
    }
}
