package io.tidemark.commandline.models;

import io.tidemark.rollout.aws.AwsRollouts;
import io.tidemark.rollout.fleet.Fleet;
import io.tidemark.rollout.fleet.GatewayShadow;
import io.tidemark.rollout.model.ModelVersion;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * What every gateway of a fleet says of its models, read once.
 *
 * @param gateways their shadows by the names of their things
 */
record FleetShadows(SortedMap<String, GatewayShadow> gateways) {

    static FleetShadows read(AwsRollouts rollouts) {
        Fleet fleet = rollouts.fleet();
        SortedMap<String, CompletableFuture<GatewayShadow>> asked = new TreeMap<>();
        for (String gateway : fleet.gateways()) {
            asked.put(
                    gateway,
                    CompletableFuture.supplyAsync(
                            () -> fleet.shadow(gateway), rollouts.executor()));
        }
        SortedMap<String, GatewayShadow> answers = new TreeMap<>();
        asked.forEach((gateway, answer) -> answers.put(gateway, answer.join()));
        return new FleetShadows(answers);
    }

    /** How many gateways have the model in service. */
    long inService(ModelVersion model) {
        return gateways.values().stream()
                .filter(shadow -> model.equals(shadow.inService()))
                .count();
    }
}
