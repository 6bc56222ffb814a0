package io.tidemark.cloud.outcome;

import io.tidemark.cloud.ingest.QuarantineReason;
import io.tidemark.cloud.ingest.QuarantinedRecord;
import io.tidemark.events.outcome.InvalidOutcomeException;
import io.tidemark.events.outcome.InvalidOutcomeException.Fault;
import io.tidemark.events.outcome.OutcomeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records and rows to outcomes, one to one and in their order.
 *
 * <p>Never throws for what was sent and never drops: what is no outcome leaves on {@link
 * #QUARANTINED}, is counted as {@code outcomesQuarantined} and logged. Time is judged by when the
 * record or the file arrived and not by the job's clock, so that a replay judges the same.
 * Stateless.
 */
public final class ParseOutcome extends ProcessFunction<OutcomeInput, Outcome> {

    public static final OutputTag<QuarantinedRecord> QUARANTINED =
            new OutputTag<QuarantinedRecord>("quarantined-outcomes") {};

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ParseOutcome.class);

    private final Duration futureTolerance;

    private transient Counter parsed;
    private transient Counter quarantined;

    /**
     * @param futureTolerance how far the clock of whoever reports may be ahead, not negative
     */
    public ParseOutcome(Duration futureTolerance) {
        this.futureTolerance = futureTolerance;
    }

    @Override
    public void open(OpenContext context) {
        parsed = getRuntimeContext().getMetricGroup().counter("outcomesParsed");
        quarantined = getRuntimeContext().getMetricGroup().counter("outcomesQuarantined");
    }

    @Override
    public void processElement(OutcomeInput input, Context context, Collector<Outcome> outcomes) {
        if (input.fault != null) {
            quarantine(input, QuarantineReason.UNREADABLE_OUTCOME_FILE, input.fault, context);
            return;
        }
        Outcome outcome;
        try {
            outcome = new Outcome(OutcomeFormat.outcome(fields(input)), input);
        } catch (InvalidOutcomeException e) {
            quarantine(input, reason(e.fault()), e.getMessage(), context);
            return;
        }
        if (outcome.occurredAtMillis > input.arrivedAtMillis + futureTolerance.toMillis()) {
            quarantine(
                    input,
                    QuarantineReason.OUTCOME_IN_FUTURE,
                    String.format(
                            "occurredAt is %s, it arrived at %s",
                            Instant.ofEpochMilli(outcome.occurredAtMillis),
                            Instant.ofEpochMilli(input.arrivedAtMillis)),
                    context);
            return;
        }
        parsed.inc();
        outcomes.collect(outcome);
    }

    private static Map<String, String> fields(OutcomeInput input) throws InvalidOutcomeException {
        if (input.columns == null) {
            return OutcomeJson.fields(input.payload);
        }
        if (input.cells.length != input.columns.length) {
            throw new InvalidOutcomeException(
                    Fault.MALFORMED,
                    String.format(
                            "the row has %d cells, the header %d",
                            input.cells.length, input.columns.length));
        }
        Map<String, String> fields = new HashMap<>();
        for (int column = 0; column < input.columns.length; column++) {
            fields.put(input.columns[column], input.cells[column]);
        }
        return fields;
    }

    private static QuarantineReason reason(Fault fault) {
        switch (fault) {
            case MALFORMED:
                return QuarantineReason.MALFORMED_OUTCOME;
            case UNKNOWN_KIND:
                return QuarantineReason.UNKNOWN_OUTCOME_KIND;
            case IMPOSSIBLE_TIME:
                return QuarantineReason.IMPOSSIBLE_TIME;
        }
        throw new IllegalStateException("no reason is defined for " + fault);
    }

    private void quarantine(
            OutcomeInput input, QuarantineReason reason, String detail, Context context) {
        quarantined.inc();
        // Without the detail, which quotes the sender; it is in the table.
        LOG.warn("Quarantined {} of {}, {}", reason, input.origin, input.position);
        context.output(
                QUARANTINED,
                new QuarantinedRecord(
                        input.origin,
                        input.position,
                        input.arrivedAtMillis,
                        reason,
                        detail,
                        input.payload));
    }
}
