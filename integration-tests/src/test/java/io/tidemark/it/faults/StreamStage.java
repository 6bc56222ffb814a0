package io.tidemark.it.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.it.Analyst;
import io.tidemark.it.PrintedProgress;
import io.tidemark.local.Component;
import io.tidemark.local.LocalAws;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import io.tidemark.local.deploy.ApplicationProperties;
import io.tidemark.local.files.Folders;
import io.tidemark.local.launch.JavaLaunches;
import io.tidemark.local.launch.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The cloud's side alone: the emulators, the query engine, and a cloud job for a stream. */
final class StreamStage implements AutoCloseable {

    private static final String DATABASE = "tidemark";
    private static final String ACCOUNT =
            "SELECT count(*), count(DISTINCT event_id), coalesce(sum(sequence), 0)"
                    + " FROM window_summaries WHERE gateway LIKE '%s'";

    private final StageLayout layout;
    private final LocalStage emulators;

    private StreamStage(StageLayout layout, LocalStage emulators) {
        this.layout = layout;
        this.emulators = emulators;
    }

    /** Starts everything but a cloud job. */
    static StreamStage start() throws IOException, StageException, InterruptedException {
        StageLayout layout =
                new StageLayout(
                        Path.of(System.getProperty("tidemark.checkout")),
                        Path.of("target", "faults", "stream").toAbsolutePath(),
                        GatewayStage.BASE_PORT);
        StageOptions options =
                StageOptions.everything()
                        .only(Component.LOCALSTACK, Component.MINISTACK, Component.QUERY_ENGINE);
        return new StreamStage(layout, LocalStage.up(layout, options, new PrintedProgress()));
    }

    StageLayout layout() {
        return layout;
    }

    /**
     * Starts the cloud job without anything that it knew before, and waits until it runs.
     *
     * @param reader POLLING or EFO
     */
    StageProcess cloudJob(String reader, String streamArn)
            throws IOException, StageException, InterruptedException {
        Folders.delete(layout.directory(Component.CLOUD_JOB));
        Launch launch =
                GatewayCommand.unsupervised(
                        new JavaLaunches(layout)
                                .cloudJob(properties(reader, streamArn), LocalAws.environment()));
        StageProcess job = new StageProcess(launch.process(), launch.probe());
        job.start();
        job.awaitReady();
        return job;
    }

    private Path properties(String reader, String streamArn) throws IOException {
        Path file = layout.directory(Component.CLOUD_JOB).resolve("application_properties.json");
        ApplicationProperties.write(
                layout.miniStackUrl(), emulators.resources().application(), file);
        JsonNode groups = new JsonMapper().readTree(file.toFile());
        for (JsonNode group : groups) {
            if (group.get("PropertyGroupId").asText().equals("source")) {
                ObjectNode source = (ObjectNode) group.get("PropertyMap");
                source.put("reader", reader).put("stream.arn", streamArn);
            }
        }
        return Files.writeString(file, groups.toPrettyString());
    }

    /**
     * The windows in the table.
     *
     * @param gateways pattern of the gateways' names
     */
    Account stored(String gateways) throws SQLException {
        try (Analyst analyst = new Analyst(layout.query(), DATABASE)) {
            return analyst.ask(
                            ACCOUNT.formatted(gateways),
                            row -> new Account(row.getLong(1), row.getLong(2), row.getLong(3)))
                    .get(0);
        }
    }

    /** Rows in quarantine. */
    long quarantined() throws SQLException {
        try (Analyst analyst = new Analyst(layout.query(), DATABASE)) {
            return analyst.number("SELECT count(*) FROM quarantine");
        }
    }

    @Override
    public void close() throws IOException, StageException {
        emulators.down();
    }
}
