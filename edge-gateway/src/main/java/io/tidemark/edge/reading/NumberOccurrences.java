package io.tidemark.edge.reading;

import io.tidemark.events.RejectedReading;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Numbers the rejections of the same payload on the same topic from 1, so that each has an identity
 * of its own and a replay from a checkpoint gives every one the number it had. One event for each
 * rejection, in their order. A count is dropped when the payload has not come for {@link
 * #FORGOTTEN_AFTER}.
 */
public final class NumberOccurrences
        extends KeyedProcessFunction<String, Rejection, RejectedReading> {

    private static final long serialVersionUID = 1L;

    /** A day longer than the cloud knows an id again, so that a repetition is not taken for one. */
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(8);

    private final String gateway;

    private transient ValueState<Long> occurrences;

    public NumberOccurrences(String gateway) {
        this.gateway = gateway;
    }

    /** The key: the digest, whose length is fixed, then the topic. */
    public static String payloadOnTopic(Rejection rejection) {
        return rejection.digest() + rejection.topic();
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<Long> descriptor =
                new ValueStateDescriptor<>("occurrences", Types.LONG);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        occurrences = getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(
            Rejection rejection, Context context, Collector<RejectedReading> rejected)
            throws Exception {
        Long before = occurrences.value();
        long occurrence = before == null ? 1 : before + 1;
        occurrences.update(occurrence);
        rejected.collect(event(rejection, occurrence));
    }

    private RejectedReading event(Rejection rejection, long occurrence) {
        Long eventTimeMillis = rejection.eventTimeMillis();
        return RejectedReading.newBuilder()
                .setGateway(gateway)
                .setTopic(rejection.topic())
                .setReason(rejection.reason())
                .setDetail(rejection.detail())
                .setPayload(ByteBuffer.wrap(rejection.payload()))
                .setPayloadBytes(rejection.payloadBytes())
                .setDigest(rejection.digest())
                .setOccurrence(occurrence)
                .setEventTime(
                        eventTimeMillis == null ? null : Instant.ofEpochMilli(eventTimeMillis))
                .setReceivedAt(Instant.ofEpochMilli(rejection.receivedAtMillis()))
                .build();
    }
}
