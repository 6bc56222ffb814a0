package io.tidemark.commandline.bench.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The gateway's configuration for a run: what ships, with the run's addresses, the peer's lateness
 * of one second, and no detector, as the peer has none.
 */
final class GatewaySettings {

    static final String GATEWAY = "bench-gateway";

    private static final String RULE = "tidemark_bench";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** What the gateway publishes on, at the cloud's end. */
    static final String UPLINK_TOPICS = "$aws/rules/" + RULE + "/#";

    private GatewaySettings() {}

    /** Writes the file. */
    static Path write(BenchLayout layout, Path directory, RunAuthority authority)
            throws IOException {
        Path shipped = layout.checkout().resolve("edge-gateway/conf/edge.yaml");
        ObjectNode configuration = (ObjectNode) YAML.readTree(shipped.toFile());
        Map<String, String> settings = settings(layout, directory, authority);
        settings.forEach((key, value) -> set(configuration, key, value));
        Path file = Files.createDirectories(directory).resolve("edge.yaml");
        YAML.writeValue(file.toFile(), configuration);
        return file;
    }

    private static Map<String, String> settings(
            BenchLayout layout, Path directory, RunAuthority authority) throws IOException {
        RunAuthority.Identity identity = authority.issue(GATEWAY);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("gateway.id", GATEWAY);
        settings.put("gateway.data-directory", directory.resolve("data").toString());
        settings.put("ingest.broker", "mqtt://127.0.0.1:" + layout.devices());
        settings.put("event-time.out-of-orderness", "1 s");
        settings.put("event-time.idleness", "10 s");
        settings.put("windows.size", "5 s");
        settings.put("anomaly.detector", "none");
        settings.put("uplink.endpoint", "localhost");
        settings.put("uplink.port", Integer.toString(layout.uplink()));
        settings.put("uplink.certificate", identity.certificate().toString());
        settings.put("uplink.private-key", identity.privateKey().toString());
        settings.put("uplink.certificate-authority", authority.certificateFile().toString());
        settings.put("uplink.rule", RULE);
        settings.put("console.port", Integer.toString(layout.console()));
        settings.put("flink.state.backend.type", "rocksdb");
        settings.put("flink.execution.checkpointing.interval", "5s");
        settings.put("flink.rest.port", Integer.toString(layout.flinkRest()));
        return settings;
    }

    /** The part before the first dot is the section; Flink's own keys have dots themselves. */
    private static void set(ObjectNode configuration, String key, String value) {
        int dot = key.indexOf('.');
        configuration.withObjectProperty(key.substring(0, dot)).put(key.substring(dot + 1), value);
    }
}
