package io.tidemark.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.avro.specific.SpecificRecord;

/**
 * The identity of an event: a function of what the event is about (gateway, kind, key, event time
 * or window), never of when or how often it was computed. A replay after a crash gives the same id,
 * so every place that refuses a second id makes the path exactly once.
 *
 * <p>128 bits: the first 16 bytes of SHA-256 (FIPS 180-4) over the parts, each preceded by its
 * length, so that ("ab", "c") and ("a", "bc") differ. With 10^12 events the chance of any collision
 * is below 10^-14.
 */
public final class EventId {

    private static final int BYTES = 16;

    /** To look one up takes longer than the digest of an event; digest() resets it. */
    private static final ThreadLocal<MessageDigest> SHA_256 =
            ThreadLocal.withInitial(EventId::sha256);

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private EventId() {}

    /**
     * The id of an event of the contract, 32 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException if the record is none of the contract's events
     */
    public static String of(SpecificRecord event) {
        if (event instanceof WindowSummary) {
            WindowSummary summary = (WindowSummary) event;
            return of(
                    "window-summary",
                    summary.getGateway(),
                    summary.getSite(),
                    summary.getMachine(),
                    summary.getSensor(),
                    summary.getWindowStart().toEpochMilli(),
                    summary.getWindowEnd().toEpochMilli(),
                    summary.getRevision());
        }
        if (event instanceof Anomaly) {
            return ofAnomaly((Anomaly) event);
        }
        if (event instanceof FailurePrediction) {
            FailurePrediction prediction = (FailurePrediction) event;
            return of(
                    "failure-prediction",
                    prediction.getGateway(),
                    prediction.getSite(),
                    prediction.getMachine(),
                    prediction.getEventTime().toEpochMilli());
        }
        if (event instanceof RejectedReading) {
            RejectedReading rejected = (RejectedReading) event;
            return of(
                    "rejected-reading",
                    rejected.getGateway(),
                    rejected.getTopic(),
                    rejected.getDigest(),
                    rejected.getOccurrence());
        }
        if (event instanceof GatewayHealth) {
            GatewayHealth health = (GatewayHealth) event;
            return of("gateway-health", health.getGateway(), health.getMeasuredAt().toEpochMilli());
        }
        if (event instanceof LedgerEntry) {
            LedgerEntry entry = (LedgerEntry) event;
            return of(
                    "ledger-entry",
                    entry.getGateway(),
                    entry.getAction(),
                    entry.getFirstSequence(),
                    entry.getLastSequence(),
                    entry.getEnteredAt().toEpochMilli());
        }
        if (event instanceof ModelEvaluation) {
            return ofEvaluation((ModelEvaluation) event);
        }
        throw new IllegalArgumentException(
                "no identity is defined for " + event.getSchema().getFullName());
    }

    /**
     * The id of an incident, which is the same in all its messages, 32 lower-case hexadecimal
     * digits.
     *
     * @param sensor + for the machine as a whole
     * @param detector which detector opened it; two may watch one sensor
     * @param openedAtMillis event time of the reading that opened it, milliseconds since the epoch
     */
    public static String ofIncident(
            String gateway,
            String site,
            String machine,
            String sensor,
            String detector,
            long openedAtMillis) {
        return of("incident", gateway, site, machine, sensor, detector, openedAtMillis);
    }

    /**
     * The id of a maintenance outcome that was given none, 32 lower-case hexadecimal digits.
     *
     * @param occurredAtMillis when it occurred, milliseconds since the epoch
     */
    public static String ofOutcome(
            String site, String machine, String kind, long occurredAtMillis) {
        return of("maintenance-outcome", site, machine, kind, occurredAtMillis);
    }

    private static String ofEvaluation(ModelEvaluation evaluation) {
        return of(
                "model-evaluation",
                evaluation.getGateway(),
                evaluation.getModel(),
                evaluation.getModelVersion(),
                evaluation.getStartedAt().toEpochMilli(),
                evaluation.getPhase(),
                evaluation.getPredictions());
    }

    /** A message of a gateway older than incidents has the id that it had there. */
    private static String ofAnomaly(Anomaly anomaly) {
        long eventTime = anomaly.getEventTime().toEpochMilli();
        if (anomaly.getIncident() == null) {
            return of(
                    "anomaly",
                    anomaly.getGateway(),
                    anomaly.getSite(),
                    anomaly.getMachine(),
                    anomaly.getSensor(),
                    eventTime,
                    anomaly.getDeviceSequence());
        }
        return of(
                "anomaly",
                anomaly.getGateway(),
                anomaly.getSite(),
                anomaly.getMachine(),
                anomaly.getSensor(),
                anomaly.getIncident(),
                anomaly.getPhase(),
                eventTime,
                anomaly.getDeviceSequence());
    }

    /** The id of the parts; null is a part of its own, different from the text "null". */
    private static String of(Object... parts) {
        byte[][] texts = new byte[parts.length][];
        int length = 0;
        for (int part = 0; part < parts.length; part++) {
            if (parts[part] != null) {
                texts[part] = parts[part].toString().getBytes(StandardCharsets.UTF_8);
                length += texts[part].length;
            }
        }
        ByteBuffer all = ByteBuffer.allocate(length + Integer.BYTES * parts.length);
        for (byte[] text : texts) {
            if (text == null) {
                all.putInt(-1);
            } else {
                all.putInt(text.length).put(text);
            }
        }
        return hexadecimal(SHA_256.get().digest(all.array()));
    }

    private static String hexadecimal(byte[] digest) {
        byte[] text = new byte[2 * BYTES];
        for (int place = 0; place < BYTES; place++) {
            text[2 * place] = DIGITS[(digest[place] >> 4) & 0xf];
            text[2 * place + 1] = DIGITS[digest[place] & 0xf];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
