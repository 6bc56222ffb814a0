package io.tidemark.cloud.outcome.file;

import io.tidemark.cloud.outcome.OutcomeInput;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;

/** Hands rows on and counts them by file, so that a checkpoint knows how far each was read. */
@SuppressWarnings("try") // Flink's own reader may be interrupted when it is closed.
final class OutcomeRowReader
        extends SingleThreadMultiplexSourceReaderBase<
                OutcomeInput, OutcomeInput, OutcomeFileSplit, OutcomeFileProgress> {

    OutcomeRowReader(
            Supplier<SplitReader<OutcomeInput, OutcomeFileSplit>> files,
            SourceReaderContext context) {
        super(
                files,
                (row, output, progress) -> {
                    output.collect(row);
                    progress.rowRead();
                },
                context.getConfiguration(),
                context);
    }

    @Override
    protected void onSplitFinished(Map<String, OutcomeFileProgress> finished) {
        // The enumerator hands files out without being asked.
    }

    @Override
    protected OutcomeFileProgress initializedState(OutcomeFileSplit split) {
        return new OutcomeFileProgress(split);
    }

    @Override
    protected OutcomeFileSplit toSplitType(String id, OutcomeFileProgress progress) {
        return progress.toSplit();
    }
}
