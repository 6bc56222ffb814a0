package io.tidemark.edge.console;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.events.EventCodec;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.UndecodableEventException;
import java.time.Instant;

/**
 * How long a machine will go on, as the console shows it. Spans are in seconds of event time.
 *
 * @param sequence number of the prediction in the outbox
 * @param site second level of the topics of the machine's devices
 * @param machine third level of these topics
 * @param eventTime up to when the prediction knows the machine, device clock
 * @param remainingLife remaining useful life, at most the model's cap, which means that or longer
 * @param remainingLifeLower lower end of its interval
 * @param remainingLifeUpper upper end of its interval
 * @param coverage share of such intervals that hold the true remaining life
 * @param failureProbability probability, 0 to 1, of a failure within the horizon
 * @param horizon time ahead that the probability is about
 * @param model name of the model
 * @param modelVersion its version
 */
record ForeseenMachine(
        long sequence,
        String site,
        String machine,
        @JsonSerialize(using = ToStringSerializer.class) Instant eventTime,
        double remainingLife,
        double remainingLifeLower,
        double remainingLifeUpper,
        double coverage,
        double failureProbability,
        double horizon,
        String model,
        String modelVersion) {

    private static final double MILLIS = 1_000;

    /**
     * The prediction in a result of the outbox.
     *
     * @throws IllegalStateException if the stored event is damaged
     */
    static ForeseenMachine of(OutboxResult result) {
        try {
            FailurePrediction prediction = (FailurePrediction) EventCodec.decode(result.event());
            return new ForeseenMachine(
                    result.sequence(),
                    prediction.getSite(),
                    prediction.getMachine(),
                    prediction.getEventTime(),
                    prediction.getRemainingLife(),
                    prediction.getRemainingLifeLower(),
                    prediction.getRemainingLifeUpper(),
                    prediction.getCoverage(),
                    prediction.getFailureProbability(),
                    prediction.getHorizonMillis() / MILLIS,
                    prediction.getModel(),
                    prediction.getModelVersion());
        } catch (UndecodableEventException e) {
            throw new IllegalStateException(
                    "result " + result.sequence() + " of the outbox cannot be decoded", e);
        }
    }
}
