package io.tidemark.cloud;

import io.tidemark.cloud.ingest.KinesisRecord;
import io.tidemark.cloud.ingest.QuarantinedRecord;
import io.tidemark.cloud.outcome.Outcome;
import io.tidemark.cloud.outcome.OutcomeInput;
import io.tidemark.cloud.outcome.ParseOutcome;
import io.tidemark.cloud.outcome.RefuseRepeatedOutcomes;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The picture of the cloud job's second half, without its ends: what happened to the machines. */
final class OutcomePipeline {

    private OutcomePipeline() {}

    /**
     * Records of the stream of outcomes and rows of uploaded files to outcomes.
     *
     * <p>They are few, so they go one after the other up to where they are keyed: of two in one
     * file or shard that contradict each other, it is always the first that counts.
     *
     * @param futureTolerance how far the clock of whoever reports may be ahead
     */
    static Outputs define(
            DataStream<KinesisRecord> records,
            DataStream<OutcomeInput> rows,
            Duration futureTolerance) {
        SingleOutputStreamOperator<OutcomeInput> reported =
                records.map(OutcomeInput::ofRecord)
                        .name("Reported outcome")
                        .uid("reported-outcome")
                        .setParallelism(1);

        SingleOutputStreamOperator<Outcome> parsed =
                reported.union(rows)
                        .process(new ParseOutcome(futureTolerance))
                        .name("Parse outcome")
                        .uid("parse-outcome")
                        .setParallelism(1);

        SingleOutputStreamOperator<Outcome> admitted =
                parsed.keyBy(outcome -> outcome.id)
                        .process(new RefuseRepeatedOutcomes())
                        .name("Refuse repeated outcomes")
                        .uid("refuse-repeated-outcomes");

        return new Outputs(
                admitted,
                parsed.getSideOutput(ParseOutcome.QUARANTINED)
                        .union(admitted.getSideOutput(RefuseRepeatedOutcomes.CONTRADICTORY)));
    }

    /** What the pipeline hands to its sinks. */
    static final class Outputs {

        private final DataStream<Outcome> outcomes;
        private final DataStream<QuarantinedRecord> quarantined;

        private Outputs(DataStream<Outcome> outcomes, DataStream<QuarantinedRecord> quarantined) {
            this.outcomes = outcomes;
            this.quarantined = quarantined;
        }

        /** No id twice. */
        DataStream<Outcome> outcomes() {
            return outcomes;
        }

        /** What is no outcome, and what contradicts one. */
        DataStream<QuarantinedRecord> quarantined() {
            return quarantined;
        }
    }
}
