package io.tidemark.it.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.iotdataplane.model.ResourceNotFoundException;

/** Plays gateways by their shadows alone, as the contract of the shadow {@code model} has it. */
final class PlayedGateways {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHADOW = "model";

    private final IotDataPlaneClient data;
    private final List<String> names;
    private final Set<String> told = new LinkedHashSet<>();
    private final Set<String> holding = new HashSet<>();
    private final List<Look> looks = new ArrayList<>();
    private String watched;
    private int refusing = Integer.MAX_VALUE;

    /**
     * What was seen at one moment.
     *
     * @param told gateways that had been told of the watched version
     * @param holding gateways that had it in service before
     */
    record Look(int told, int holding) {}

    PlayedGateways(IotDataPlaneClient data, List<String> names) {
        this.data = data;
        this.names = List.copyOf(names);
    }

    List<String> names() {
        return names;
    }

    /**
     * Begins to note who is told of a version.
     *
     * @param refusing the how manyth gateway that is told refuses it, from 1
     */
    void watch(String version, int refusing) {
        this.watched = version;
        this.refusing = refusing;
        told.clear();
        holding.clear();
        looks.clear();
    }

    /** All that were told of the watched version, in the order in which it was seen. */
    List<String> told() {
        return List.copyOf(told);
    }

    /** How far the watched version was at each step of the gateways. */
    List<Look> looks() {
        return List.copyOf(looks);
    }

    /** Every gateway looks at what it is told and reports what came of it, one step at a time. */
    void live() {
        List<JsonNode> desired = names.stream().map(this::desired).toList();
        for (int index = 0; index < names.size(); index++) {
            if (desired.get(index).path("version").asText().equals(watched)) {
                told.add(names.get(index));
            }
        }
        looks.add(new Look(told.size(), holding.size()));
        for (int index = 0; index < names.size(); index++) {
            react(names.get(index), desired.get(index));
        }
    }

    /** Version that the gateway says is in service; empty if it says none. */
    String inService(String gateway) {
        return shadow(gateway).at("/state/reported/inService/version").asText();
    }

    /** How many say that the version is in service. */
    long inServiceOf(String version) {
        return names.stream().filter(gateway -> inService(gateway).equals(version)).count();
    }

    private void react(String gateway, JsonNode desired) {
        String version = desired.path("version").asText();
        if (version.isEmpty()) {
            return;
        }
        JsonNode reported = shadow(gateway).at("/state/reported");
        String state = reported.at("/candidate/state").asText();
        boolean news = !reported.at("/candidate/version").asText().equals(version);
        boolean atOnce = desired.at("/trial/seconds").asInt() == 0;
        if (news && !atOnce) {
            report(gateway, desired, "TRIAL", false);
        } else if (news || state.equals("TRIAL")) {
            boolean refuses = version.equals(watched) && gateway.equals(refuser());
            report(gateway, desired, refuses ? "REFUSED" : "PROMOTED", !refuses);
        }
    }

    private String refuser() {
        return told.stream().skip(refusing - 1L).findFirst().orElse("");
    }

    private void report(String gateway, JsonNode desired, String state, boolean inService) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode reported = root.putObject("state").putObject("reported");
        String name = desired.path("name").asText();
        String version = desired.path("version").asText();
        reported.putObject("candidate")
                .put("name", name)
                .put("version", version)
                .put("state", state)
                .put("since", "2026-03-01T12:00:00Z")
                .put("detail", state.equals("REFUSED") ? "its hash is wrong" : null)
                .put("agreement", 0.97);
        if (inService) {
            if (version.equals(watched)) {
                holding.add(gateway);
            }
            reported.putObject("inService")
                    .put("name", name)
                    .put("version", version)
                    .put("since", "2026-03-01T12:00:00Z");
        }
        data.updateThingShadow(
                request ->
                        request.thingName(gateway)
                                .shadowName(SHADOW)
                                .payload(SdkBytes.fromUtf8String(root.toString())));
    }

    private JsonNode desired(String gateway) {
        return shadow(gateway).at("/state/desired");
    }

    private JsonNode shadow(String gateway) {
        try {
            return JSON.readTree(
                    data.getThingShadow(request -> request.thingName(gateway).shadowName(SHADOW))
                            .payload()
                            .asByteArray());
        } catch (ResourceNotFoundException none) {
            return JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
