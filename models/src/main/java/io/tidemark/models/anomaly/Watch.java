package io.tidemark.models.anomaly;

import java.util.Optional;

/**
 * What watches a sensor, or a machine as a whole, and makes incidents of what it finds. What it
 * says depends on what it was shown so far, silences included, and on nothing else.
 */
public interface Watch {

    /**
     * Tells what is new because nothing has come since the last that was judged. Nothing before
     * {@link #silenceAt()}; one news at a time, so that the next may be due at once.
     *
     * @param atMillis up to when nothing came, on the scale of {@link #silenceAt()}
     */
    Optional<IncidentChange> silence(long atMillis);

    /**
     * When {@link #silence} is wanted if nothing comes before: event time of the newest that was
     * judged plus the time to wait, milliseconds since the epoch; Long.MAX_VALUE for never. Holds
     * until something is judged or {@link #silence} is called.
     */
    long silenceAt();

    /** Event time of the newest that was judged; Long.MIN_VALUE if there was nothing. */
    long newestMillis();

    /** Whether an incident was opened and is not closed. */
    boolean incidentOpen();

    /** Of the last that could be judged, or of its silence. */
    Verdict lastVerdict();

    /** Name of what gave the last verdict. */
    String detector();

    /** Version of what gave the last verdict. */
    String version();

    /** Everything that the watch knows; the watch goes on unchanged. */
    byte[] snapshot();
}
