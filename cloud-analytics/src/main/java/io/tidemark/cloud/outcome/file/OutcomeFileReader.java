package io.tidemark.cloud.outcome.file;

import io.tidemark.cloud.outcome.OutcomeInput;
import io.tidemark.events.outcome.OutcomeFormat;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.Queue;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one file after the other, whole, in a thread of its own. One whose storage does not answer
 * fails the task, which starts again from its checkpoint; one that cannot be read is handed on as
 * such, once.
 */
final class OutcomeFileReader implements SplitReader<OutcomeInput, OutcomeFileSplit> {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeFileReader.class);

    private static final String ENDING = ".csv";
    private static final int BATCH = 500;
    private static final int BEGINNING_BYTES = 1024;

    private final OutcomeFiles files;
    private final Queue<OutcomeFileSplit> waiting = new ArrayDeque<>();
    private OutcomeFileSplit current;
    private Iterator<OutcomeInput> rows;

    OutcomeFileReader(OutcomeFiles files) {
        this.files = files;
    }

    @Override
    public RecordsWithSplitIds<OutcomeInput> fetch() throws IOException {
        RecordsBySplits.Builder<OutcomeInput> batch = new RecordsBySplits.Builder<>();
        if (current == null) {
            current = waiting.poll();
            if (current == null) {
                return batch.build();
            }
            rows = open(current);
        }
        for (int row = 0; row < BATCH && rows.hasNext(); row++) {
            batch.add(current.splitId(), rows.next());
        }
        if (!rows.hasNext()) {
            batch.addFinishedSplit(current.splitId());
            current = null;
            rows = null;
        }
        return batch.build();
    }

    /** The rows of a file that were not read yet. */
    private Iterator<OutcomeInput> open(OutcomeFileSplit split) throws IOException {
        try {
            Iterator<OutcomeInput> all = rows(split.file());
            for (long row = 0; row < split.rowsRead() && all.hasNext(); row++) {
                all.next();
            }
            return all;
        } catch (OutcomeFiles.ChangedException e) {
            LOG.info("Leaving a file of outcomes to the next listing: {}", e.getMessage());
            return Collections.emptyIterator();
        }
    }

    private Iterator<OutcomeInput> rows(OutcomeFile file) throws IOException {
        try {
            requireReadable(file);
            return OutcomeRows.of(file, files.read(file, OutcomeFormat.MAX_FILE_BYTES));
        } catch (OutcomeRows.UnreadableFileException e) {
            return unreadable(file, e.getMessage(), files.read(file, BEGINNING_BYTES));
        } catch (OutcomeFiles.DeniedException e) {
            return unreadable(file, e.getMessage(), new byte[0]);
        }
    }

    private static void requireReadable(OutcomeFile file)
            throws OutcomeRows.UnreadableFileException {
        if (!file.key().endsWith(ENDING)) {
            throw new OutcomeRows.UnreadableFileException(
                    "expected CSV in a file whose name ends with " + ENDING);
        }
        if (file.bytes() > OutcomeFormat.MAX_FILE_BYTES) {
            throw new OutcomeRows.UnreadableFileException(
                    String.format(
                            "it has %,d bytes, at most %,d are expected: split it",
                            file.bytes(), OutcomeFormat.MAX_FILE_BYTES));
        }
    }

    private static Iterator<OutcomeInput> unreadable(
            OutcomeFile file, String fault, byte[] beginning) {
        return Collections.singleton(
                        OutcomeInput.ofUnreadableFile(
                                file.key(), file.modifiedAtMillis(), fault, beginning))
                .iterator();
    }

    @Override
    public void handleSplitsChanges(SplitsChange<OutcomeFileSplit> change) {
        waiting.addAll(change.splits());
    }

    @Override
    public void wakeUp() {
        // A fetch ends by itself: a file is small, and the storage's client gives up in time.
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
