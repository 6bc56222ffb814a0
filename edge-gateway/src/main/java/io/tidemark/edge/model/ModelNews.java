package io.tidemark.edge.model;

import io.tidemark.events.ModelEvaluation;
import io.tidemark.events.ModelPhase;
import java.time.Instant;

/**
 * What became of a model that was ordered.
 *
 * @param name of the model
 * @param version of the model
 * @param featureVersion version of its features; 0 if it could not be read
 * @param phase what became of it
 * @param atMillis when, gateway clock, milliseconds since the epoch
 * @param orderedAtMillis when it was ordered, likewise
 * @param comparedWith version of the model beside it; null if there was none
 * @param tally what had been counted
 * @param detail why; null if the phase says all
 */
public record ModelNews(
        String name,
        String version,
        int featureVersion,
        ModelPhase phase,
        long atMillis,
        long orderedAtMillis,
        String comparedWith,
        TrialTally tally,
        String detail) {

    /** The same as an event. */
    public ModelEvaluation event(String gateway) {
        return ModelEvaluation.newBuilder()
                .setGateway(gateway)
                .setModel(name)
                .setModelVersion(version)
                .setFeatureVersion(featureVersion)
                .setPhase(phase)
                .setEvaluatedAt(Instant.ofEpochMilli(atMillis))
                .setStartedAt(Instant.ofEpochMilli(orderedAtMillis))
                .setComparedWith(comparedWith)
                .setPredictions(tally.own().predictions())
                .setAgreement(tally.likeness().agreement())
                .setMeanDifference(tally.likeness().meanDifference())
                .setMeanMicros(tally.own().meanMicros())
                .setWorstMicros(tally.own().worstMicros())
                .setErrors(tally.own().errors())
                .setDrift(tally.likeness().drift())
                .setDetail(detail)
                .build();
    }

    /** The same for people. */
    String label() {
        String what = "model " + name + " " + version + ": " + phase;
        return detail == null ? what : what + ", " + detail;
    }

    ModelVerdict verdict() {
        return new ModelVerdict(name, version, phase, atMillis, tally, detail);
    }
}
