package io.tidemark.edge.delivery;

import io.tidemark.edge.model.DeliveredModel;
import io.tidemark.edge.model.ModelOrder;
import io.tidemark.edge.model.ModelShelf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One desired model on its way to the shelf: tried again until it is there or refused. */
final class Fetch {

    private static final Logger LOG = LoggerFactory.getLogger(Fetch.class);

    private final DesiredModel desired;
    private final Path shelf;
    private final Instant since;
    private final RetryDelay delay = new RetryDelay();
    private String lastFailure;

    /**
     * @param since when it was desired first
     */
    Fetch(DesiredModel desired, Path shelf, Instant since) {
        this.desired = desired;
        this.shelf = shelf;
        this.since = since;
        LOG.info("model {} {} is desired", desired.name(), desired.version());
    }

    boolean isOf(DesiredModel other) {
        return desired.equals(other);
    }

    boolean isDue() {
        return delay.isOver();
    }

    /**
     * Tries to fetch it, and leaves an order for the job.
     *
     * @param now dates the order
     * @param abandoned whether something else may be desired meanwhile
     * @return whether it is done, for good or for bad
     */
    boolean isDone(ModelStorage storage, Instant now, BooleanSupplier abandoned) {
        ModelOrder order = desired.order(now.toEpochMilli());
        try {
            DeliveredModel.write(shelf, fetched(order, storage, abandoned));
            return true;
        } catch (IOException e) {
            LOG.warn("{} cannot be fetched, and is tried again: {}", order.label(), e.toString());
            lastFailure = e.getMessage();
            delay.failed();
            return false;
        }
    }

    private ModelOrder fetched(ModelOrder order, ModelStorage storage, BooleanSupplier abandoned)
            throws IOException {
        try {
            if (!ModelShelf.claim(shelf, desired.sha256())) {
                storage.fetch(desired, abandoned);
            }
            LOG.info("{} is delivered", order.label());
            return order;
        } catch (RefusedDownloadException e) {
            LOG.error("{} is refused: {}", order.label(), e.getMessage());
            return order.refused(e.getMessage());
        }
    }

    /** How it stands, for the report. */
    Map<String, Object> candidate() {
        return Reported.candidate(
                desired.name(), desired.version(), "DOWNLOADING", since, lastFailure);
    }
}
