package io.tidemark.commandline.demo.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.Patience;
import io.tidemark.commandline.demo.path.Typing;
import java.time.Duration;

/** The fleet's model: made by the trainer, and brought to the gateway. */
final class FleetModel {

    /** Name of the model. */
    static final String NAME = "pump";

    /** So little, because event time runs many thousand times as fast as it would in a plant. */
    private static final String TRIAL = "2s";

    private static final String TRIAL_PREDICTIONS = "100";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Patience FOR_THE_GATEWAY =
            new Patience(Duration.ofMinutes(1), Duration.ofMillis(500));

    private final Typing typing;

    FleetModel(Typing typing) {
        this.typing = typing;
    }

    /** Trains on what the lake holds, and publishes the next version. */
    void train() {
        typing.show(
                "models",
                "train",
                "--name",
                NAME,
                "--machine-type",
                "pump",
                "--step",
                FleetStory.STEP.toHours() + "h",
                "--operating-condition",
                "load");
    }

    /** Puts the first version into service: there is nothing that it could be compared with. */
    void putFirstIntoService() throws InterruptedException {
        typing.show(
                "models", "promote", NAME, "1", "--trial", "0s", "--trial-predictions", "0");
        awaitState("1", "PROMOTED");
    }

    /** Has the gateway try a version beside the one in service. */
    void putOnTrial(String version) throws InterruptedException {
        typing.show(
                "models",
                "promote",
                NAME,
                version,
                "--trial",
                TRIAL,
                "--trial-predictions",
                TRIAL_PREDICTIONS,
                "--no-wait");
        awaitState(version, "TRIAL");
    }

    /** Waits until the gateway has promoted a version that it tried. */
    void awaitPromotion(String version) throws InterruptedException {
        awaitState(version, "PROMOTED");
        typing.show("models", "status");
    }

    private void awaitState(String version, String state) throws InterruptedException {
        FOR_THE_GATEWAY.await(
                this::gateway,
                gateway ->
                        gateway.path("candidate").asText().equals(NAME + "/" + version)
                                && gateway.path("state").asText().equals(state),
                last -> {
                    throw new CommandFailedException(
                            "the gateway was to have version %s of the model in state %s; it says %s"
                                    .formatted(version, state, last));
                });
    }

    private JsonNode gateway() {
        try {
            return JSON.readTree(typing.ask("models", "status", "--format", "json"))
                    .path("gateways")
                    .path(0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("models status prints JSON", e);
        }
    }
}
