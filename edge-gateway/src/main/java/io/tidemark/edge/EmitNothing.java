package io.tidemark.edge;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Stands where an operator would that the configuration has switched off: emits nothing, and
 * forgets what the operator had in state, so that the job can go on from there.
 *
 * @param <I> what the operator would take
 * @param <O> what it would emit
 */
final class EmitNothing<I, O> extends AbstractStreamOperator<O>
        implements OneInputStreamOperator<I, O> {

    private static final long serialVersionUID = 1L;

    EmitNothing() {
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    public void processElement(StreamRecord<I> element) {}
}
