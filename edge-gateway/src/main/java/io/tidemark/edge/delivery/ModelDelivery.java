package io.tidemark.edge.delivery;

import io.tidemark.edge.model.DeliveredModel;
import io.tidemark.edge.model.ModelOrder;
import io.tidemark.edge.model.ModelStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the gateway's shadow: fetches the model that it desires, leaves it on the shelf with an
 * order for the job, and reports what became of it. What cannot be fetched now is tried again, for
 * as long as it is desired; what is not as desired is refused. Reports are sent when something
 * changed, at most one a second, and after every connection.
 *
 * <p>All of it happens on one thread, so that a download holds up reports.
 */
public final class ModelDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDelivery.class);

    private static final Duration ANSWER = Duration.ofSeconds(25);

    private final DeliveryConfig config;
    private final ModelShadow shadow;
    private final ModelStorage storage;
    private final RequestSigner signer;
    private final Clock clock;
    private final RetryDelay askingDelay = new RetryDelay();
    private final RetryDelay reportingDelay = new RetryDelay();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread made = new Thread(task, "model-delivery");
                        made.setDaemon(true);
                        return made;
                    });

    private volatile boolean mayHaveChanged;
    private volatile boolean sayAgain;

    /** Null if nothing is to be fetched. */
    private Fetch fetch;

    /** Why the document cannot be used, as it is reported; null if it can. */
    private Map<String, Object> refusal;

    /** Null if it is to be reported again. */
    private Map<String, Object> reported;

    private ModelDelivery(
            DeliveryConfig config, ModelShadow shadow, RequestSigner signer, Clock clock) {
        this.config = config;
        this.shadow = shadow;
        this.signer = signer;
        this.storage = new ModelStorage(config, signer);
        this.clock = clock;
    }

    /**
     * Starts to follow the shadow, which is closed with this.
     *
     * @param every time between two looks at what is to be done
     */
    static ModelDelivery start(
            DeliveryConfig config,
            ModelShadow shadow,
            RequestSigner signer,
            Clock clock,
            Duration every) {
        ModelDelivery delivery = new ModelDelivery(config, shadow, signer, clock);
        shadow.follow(delivery::connected, delivery::changed);
        delivery.thread.scheduleWithFixedDelay(
                delivery::run, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return delivery;
    }

    private void connected() {
        sayAgain = true;
        mayHaveChanged = true;
    }

    private void changed() {
        mayHaveChanged = true;
    }

    private void run() {
        try {
            if (mayHaveChanged && askingDelay.isOver()) {
                ask();
            }
            if (fetch != null && fetch.isDue()) {
                fetch();
            }
            if (sayAgain || reportingDelay.isOver()) {
                report();
            }
        } catch (RuntimeException e) {
            // What is thrown would end the repetition without a word.
            LOG.error("models are looked after again later", e);
        }
    }

    private void ask() {
        mayHaveChanged = false;
        try {
            Map<String, Object> document = Waiting.on(shadow.desired(), ANSWER, "shadow");
            askingDelay.reset();
            take(document);
        } catch (IOException e) {
            LOG.warn("the shadow is asked again: {}", e.getMessage());
            mayHaveChanged = true;
            askingDelay.failed();
        }
    }

    private void take(Map<String, Object> document) {
        Fetch before = fetch;
        Map<String, Object> refusedBefore = refusal;
        fetch = null;
        refusal = null;
        if (document.isEmpty()) {
            return;
        }
        try {
            DesiredModel desired = DesiredModel.of(document, config);
            if (!desired.isOrderedBy(DeliveredModel.read(config.shelf()))) {
                fetch =
                        before != null && before.isOf(desired)
                                ? before
                                : new Fetch(desired, config.shelf(), clock.instant());
            }
        } catch (UnusableDocumentException e) {
            LOG.error("the shadow desires what cannot be used: {}", e.getMessage());
            refusal = Reported.refused(refusedBefore, clock.instant(), e.getMessage());
        }
    }

    private void fetch() {
        report();
        Fetch current = fetch;
        boolean done = current.isDone(storage, clock.instant(), () -> isAbandoned(current));
        if (done && fetch == current) {
            fetch = null;
        }
    }

    /** A report of one's own looks like a change, too. */
    private boolean isAbandoned(Fetch current) {
        if (mayHaveChanged && askingDelay.isOver()) {
            ask();
        }
        return fetch != current;
    }

    private void report() {
        if (sayAgain) {
            sayAgain = false;
            reported = null;
            reportingDelay.reset();
        }
        Map<String, Object> now = Reported.of(ModelStatus.read(config.shelf().toFile()), own());
        if (now.equals(reported)) {
            return;
        }
        try {
            Waiting.on(shadow.report(now), ANSWER, "report");
            reported = now;
            reportingDelay.reset();
        } catch (IOException e) {
            LOG.debug("reported again later: {}", e.getMessage());
            reportingDelay.failed();
        }
    }

    /** What the job does not know, or not yet; null if it knows all. */
    private Map<String, Object> own() {
        if (refusal != null || fetch != null) {
            return refusal == null ? fetch.candidate() : refusal;
        }
        ModelOrder order = DeliveredModel.read(config.shelf());
        long taken = ModelStatus.read(config.shelf().toFile()).orderedAtMillis();
        return order == null || order.orderedAtMillis() == taken
                ? null
                : Reported.candidate(
                        order.name(),
                        order.version(),
                        "DOWNLOADING",
                        Instant.ofEpochMilli(order.orderedAtMillis()),
                        null);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        shadow.close();
        signer.close();
    }
}
