package io.tidemark.commandline.outcome;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.commandline.CommandFailedException;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.LocalAws;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Where the local stage takes outcomes: its stream and the folder of its bucket. */
public final class LocalOutcomes {

    private static final String FOLDER = "outcomes/";

    private final String endpoint;
    private final DeployedResources resources;

    private LocalOutcomes(String endpoint, DeployedResources resources) {
        this.endpoint = endpoint;
        this.resources = resources;
    }

    /**
     * Those of the stage that is up.
     *
     * @throws CommandFailedException if none is, or it has no AWS
     */
    public static LocalOutcomes of(StageLayout layout) throws IOException {
        LocalStage stage =
                LocalStage.running(layout)
                        .orElseThrow(
                                () ->
                                        new CommandFailedException(
                                                "no local stage is up; start it with"
                                                        + " ./tidemark up"));
        try {
            return new LocalOutcomes(layout.localStackUrl(), stage.resources());
        } catch (IllegalStateException notDeployed) {
            throw new CommandFailedException(
                    "the local stage has no AWS, or is still starting", notDeployed);
        }
    }

    /**
     * Puts one outcome on the stream; it is there when this returns.
     *
     * @param fields by their titles, as the cloud job reads them
     */
    public void report(Map<String, String> fields) {
        try (KinesisClient kinesis = LocalAws.client(KinesisClient.builder(), endpoint)) {
            byte[] json = new JsonMapper().writeValueAsBytes(fields);
            kinesis.putRecord(
                    request ->
                            request.streamName(resources.outcomes())
                                    .partitionKey(fields.get("site") + "/" + fields.get("machine"))
                                    .data(SdkBytes.fromByteArray(json)));
        } catch (SdkException e) {
            throw notTaken("stream " + resources.outcomes(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts by name are always JSON", e);
        }
    }

    /**
     * Uploads a file under its name, in place of one that has it.
     *
     * @return where it is now
     */
    public String upload(Path file) {
        String key = FOLDER + file.getFileName();
        try (S3Client s3 = LocalAws.client(S3Client.builder().forcePathStyle(true), endpoint)) {
            s3.putObject(
                    request -> request.bucket(resources.bucket()).key(key),
                    RequestBody.fromFile(file));
        } catch (SdkException e) {
            throw notTaken("bucket " + resources.bucket(), e);
        }
        return "s3://" + resources.bucket() + "/" + key;
    }

    private static CommandFailedException notTaken(String where, SdkException cause) {
        return new CommandFailedException(
                "the " + where + " of the local stage does not take it: " + cause.getMessage(),
                cause);
    }
}
