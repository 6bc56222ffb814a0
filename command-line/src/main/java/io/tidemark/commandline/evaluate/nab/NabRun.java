package io.tidemark.commandline.evaluate.nab;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.models.anomaly.SensorWatchFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Runs watches over all files of a corpus, as many at once as there are processors. */
final class NabRun {

    private final Corpus corpus;
    private final Path out;
    private final Labels labels;

    /**
     * @param out folder of results
     * @param labels null if nothing is labelled
     */
    NabRun(Corpus corpus, Path out, Labels labels) {
        this.corpus = corpus;
        this.out = out;
        this.labels = labels;
    }

    /**
     * Runs over every file, the malformed too, so that all faults are told at once.
     *
     * @return the series in the corpus's order
     * @throws CommandFailedException if a file is malformed, a sentence for each
     */
    List<ScoredSeries> run(SensorWatchFactory watches, LongConsumer progress)
            throws InterruptedException {
        SeriesRun run = new SeriesRun(watches, progress);
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), corpus.names().size());
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<ScoredSeries>> tasks = new ArrayList<>();
            corpus.names().forEach(name -> tasks.add(() -> one(run, name)));
            return results(pool.invokeAll(tasks));
        } finally {
            pool.shutdownNow();
        }
    }

    /** Where the result of a series is written. */
    Path result(String name) {
        Path path = Path.of(name);
        Path file = Path.of("tidemark_" + path.getFileName());
        return out.resolve("tidemark")
                .resolve(path.getParent() == null ? file : path.getParent().resolve(file));
    }

    private ScoredSeries one(SeriesRun run, String name) throws InterruptedException {
        List<LabelledSpan> spans = labels == null ? null : labels.of(name).orElse(null);
        try {
            return run.run(name, corpus.file(name), result(name), spans);
        } catch (IOException e) {
            throw new CommandFailedException(
                    "cannot write " + result(name) + ": " + e.getMessage(), e);
        }
    }

    private static List<ScoredSeries> results(List<Future<ScoredSeries>> futures)
            throws InterruptedException {
        List<ScoredSeries> series = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Future<ScoredSeries> future : futures) {
            try {
                series.add(future.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof CommandFailedException)) {
                    throw new IllegalStateException("evaluation failed", e.getCause());
                }
                faults.add(e.getCause().getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new CommandFailedException(String.join(System.lineSeparator(), faults));
        }
        return series;
    }
}
