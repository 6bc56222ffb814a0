package io.tidemark.cloud.ingest;

import io.tidemark.events.UplinkBatch;
import io.tidemark.events.UplinkEntry;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records of the stream to the events in them, grouped by what they are about.
 *
 * <p>Never throws for what a record holds and never drops: what cannot be decoded leaves on {@link
 * #QUARANTINED}, is counted as {@code quarantined} and logged. A bad event does not take the other
 * events of its batch with it. Stateless; a record that is read twice gives the same events twice.
 */
public final class DecodeRecord extends ProcessFunction<KinesisRecord, ReceivedEvents> {

    public static final OutputTag<QuarantinedRecord> QUARANTINED =
            new OutputTag<QuarantinedRecord>("quarantined") {};

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(DecodeRecord.class);

    private transient Counter decoded;
    private transient Counter quarantined;

    @Override
    public void open(OpenContext context) {
        decoded = getRuntimeContext().getMetricGroup().counter("decoded");
        quarantined = getRuntimeContext().getMetricGroup().counter("quarantined");
    }

    @Override
    public void processElement(
            KinesisRecord record, Context context, Collector<ReceivedEvents> events) {
        RuleEnvelope envelope = null;
        try {
            envelope = RuleEnvelope.parse(record.data);
            UplinkBatch batch = EventDecoder.batch(envelope, record.data);
            EventGroups groups = new EventGroups(record, envelope);
            for (UplinkEntry entry : batch.getEntries()) {
                decode(record, envelope, entry, context, groups);
            }
            groups.all().forEach(events::collect);
        } catch (RefusedException e) {
            quarantine(record, envelope, null, e, context);
        }
    }

    private void decode(
            KinesisRecord record,
            RuleEnvelope envelope,
            UplinkEntry entry,
            Context context,
            EventGroups groups) {
        try {
            EventDecoder.event(envelope, entry, groups);
            decoded.inc();
        } catch (RefusedException e) {
            Long sequence = Sequences.possible(entry.getSequence()) ? entry.getSequence() : null;
            quarantine(record, envelope, sequence, e, context);
        }
    }

    private void quarantine(
            KinesisRecord record,
            RuleEnvelope envelope,
            Long sequence,
            RefusedException refusal,
            Context context) {
        quarantined.inc();
        // Without the detail, which quotes the sender; it is in the table.
        LOG.warn(
                "Quarantined {} of record {} in {}: {} bytes, SHA-256 {}",
                refusal.reason(),
                record.sequenceNumber,
                record.shard,
                refusal.payload().length,
                DigestUtils.sha256Hex(refusal.payload()));
        String gateway = envelope == null ? null : envelope.gateway();
        context.output(QUARANTINED, new QuarantinedRecord(record, gateway, sequence, refusal));
    }
}
