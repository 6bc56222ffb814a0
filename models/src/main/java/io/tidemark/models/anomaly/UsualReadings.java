package io.tidemark.models.anomaly;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What values and scores a sensor usually has, from which scores become verdicts. The expected band
 * is where all but some half per cent of the readings at each end were: an ordinary reading may be
 * out of it now and then, and an unusual one in it, between values that are usual.
 */
final class UsualReadings {

    private final ValueSummary values;
    private final UsualScores scores;

    /**
     * Nothing learnt yet.
     *
     * @param minimumThreshold no lower score is unusual, &gt; 0
     */
    UsualReadings(double minimumThreshold) {
        this(new ValueSummary(), new UsualScores(minimumThreshold));
    }

    private UsualReadings(ValueSummary values, UsualScores scores) {
        this.values = values;
        this.scores = scores;
    }

    ValueSummary values() {
        return values;
    }

    /**
     * The verdict on the next reading, which is then learnt.
     *
     * @param ofReading score of this reading alone
     */
    Verdict judge(double ofReading, double value, int warmUpReadings, double deviations) {
        double score = scores.score(ofReading);
        double threshold = scores.threshold(deviations);
        boolean warm = scores.readings() >= warmUpReadings;
        Verdict verdict =
                new Verdict(
                        score,
                        warm ? threshold : Double.POSITIVE_INFINITY,
                        values.lower(),
                        values.upper(),
                        Reason.UNUSUAL);
        values.learn(value);
        scores.learn(ofReading, score, threshold);
        return verdict;
    }

    byte[] encode() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes)) {
            scores.write(out);
            values.write(out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
    }

    /**
     * As {@link #encode} gave it.
     *
     * @throws IllegalArgumentException if the bytes are something else
     */
    static UsualReadings decode(byte[] bytes, double minimumThreshold) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            UsualScores scores = UsualScores.read(in, minimumThreshold);
            ValueSummary values = ValueSummary.read(in);
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes too many");
            }
            return new UsualReadings(values, scores);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes are no snapshot of what is usual", e);
        }
    }
}
