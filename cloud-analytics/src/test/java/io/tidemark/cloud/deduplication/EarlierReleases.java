package io.tidemark.cloud.deduplication;

import io.tidemark.cloud.ingest.ReceivedEvent;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Functions that keep the state that earlier releases kept, and pass nothing on. */
final class EarlierReleases {

    private EarlierReleases() {}

    /** That an id was seen, and not under which number. */
    static KeyedProcessFunction<String, ReceivedEvent, ReceivedEvent> first(Duration retention) {
        return new Admitting(retention, false);
    }

    /** Under which number an id was seen first, beside the state of the first release. */
    static KeyedProcessFunction<String, ReceivedEvent, ReceivedEvent> before(Duration retention) {
        return new Admitting(retention, true);
    }

    private static final class Admitting
            extends KeyedProcessFunction<String, ReceivedEvent, ReceivedEvent> {

        private static final long serialVersionUID = 1L;

        private final Duration retention;
        private final boolean numbers;
        private transient ValueState<Long> firstSequence;
        private transient ValueState<Boolean> seen;

        private Admitting(Duration retention, boolean numbers) {
            this.retention = retention;
            this.numbers = numbers;
        }

        @Override
        public void open(OpenContext context) {
            seen = state("seen", Types.BOOLEAN);
            if (numbers) {
                firstSequence = state("first-sequence", Types.LONG);
            }
        }

        private <T> ValueState<T> state(String name, TypeInformation<T> type) {
            ValueStateDescriptor<T> descriptor = new ValueStateDescriptor<>(name, type);
            descriptor.enableTimeToLive(StateTtlConfig.newBuilder(retention).build());
            return getRuntimeContext().getState(descriptor);
        }

        @Override
        public void processElement(
                ReceivedEvent event, Context context, Collector<ReceivedEvent> admitted)
                throws Exception {
            if (numbers) {
                firstSequence.update(event.sequence);
            } else {
                seen.update(true);
            }
        }
    }
}
