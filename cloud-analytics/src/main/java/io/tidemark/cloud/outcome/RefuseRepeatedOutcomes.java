package io.tidemark.cloud.outcome;

import io.tidemark.cloud.ingest.QuarantineReason;
import io.tidemark.cloud.ingest.QuarantinedRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets the first outcome of an id pass and refuses all others; keyed by the outcome's id.
 *
 * <p>A repetition, as of a file that was uploaded again with more rows, is counted as {@code
 * outcomesRepeated} and nothing else. Another outcome under the id of the first is a contradiction
 * that only people can settle: it leaves on {@link #CONTRADICTORY}, counted as {@code
 * outcomesContradictory}, as often as it comes.
 *
 * <p>An id is remembered for ever, some 150 bytes: plants upload the history of years again, and
 * have few outcomes.
 */
public final class RefuseRepeatedOutcomes extends KeyedProcessFunction<String, Outcome, Outcome> {

    /** Outcomes that say something else than the first of their id. */
    public static final OutputTag<QuarantinedRecord> CONTRADICTORY =
            new OutputTag<QuarantinedRecord>("contradictory-outcomes") {};

    private static final long serialVersionUID = 1L;

    private transient ValueState<String> firstContent;
    private transient ValueState<String> firstSource;
    private transient Counter repeated;
    private transient Counter contradictory;

    @Override
    public void open(OpenContext context) {
        firstContent = state("first-content");
        firstSource = state("first-source");
        repeated = getRuntimeContext().getMetricGroup().counter("outcomesRepeated");
        contradictory = getRuntimeContext().getMetricGroup().counter("outcomesContradictory");
    }

    private ValueState<String> state(String name) {
        return getRuntimeContext().getState(new ValueStateDescriptor<>(name, Types.STRING));
    }

    @Override
    public void processElement(Outcome outcome, Context context, Collector<Outcome> admitted)
            throws Exception {
        String content = outcome.contentDigest();
        String known = firstContent.value();
        if (known == null) {
            firstContent.update(content);
            firstSource.update(outcome.sourceName());
            admitted.collect(outcome);
        } else if (known.equals(content)) {
            repeated.inc();
        } else {
            contradictory.inc();
            context.output(CONTRADICTORY, contradiction(outcome, firstSource.value()));
        }
    }

    private static QuarantinedRecord contradiction(Outcome outcome, String first) {
        return new QuarantinedRecord(
                outcome.origin,
                outcome.position,
                outcome.arrivedAtMillis,
                QuarantineReason.CONTRADICTORY_OUTCOME,
                "outcome " + outcome.id + " came before with other content, from " + first,
                outcome.payload);
    }
}
