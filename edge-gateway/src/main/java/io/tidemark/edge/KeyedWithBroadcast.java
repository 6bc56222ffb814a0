package io.tidemark.edge;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;

/**
 * Flink's broadcast state pattern for an operator: the API has it for functions only, which cannot
 * set their key.
 */
final class KeyedWithBroadcast {

    private KeyedWithBroadcast() {}

    /**
     * An operator with state by the key of its first input, whose second all its instances get.
     *
     * @param <I> what has keys
     * @param <B> what all get
     * @param <O> what is emitted
     */
    static <I, B, O> SingleOutputStreamOperator<O> transform(
            KeyedStream<I, String> stream,
            DataStream<B> broadcast,
            String name,
            TypeInformation<O> type,
            TwoInputStreamOperator<I, B, O> operator) {
        SingleOutputStreamOperator<O> results =
                stream.connect(broadcast.broadcast()).transform(name, type, operator);
        @SuppressWarnings("unchecked") // as connected streams make it
        TwoInputTransformation<I, B, O> transformation =
                (TwoInputTransformation<I, B, O>) results.getTransformation();
        transformation.setStateKeySelectors(stream.getKeySelector(), null);
        transformation.setStateKeyType(stream.getKeyType());
        return results;
    }
}
