package io.tidemark.rollout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many gateways have a model at the end of a stage.
 *
 * @param number of gateways, from 1; or of hundredths of the fleet, 1 to 100
 * @param percent which of both it is
 */
public record StageSize(int number, boolean percent) {

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})(%?)");
    private static final int WHOLE = 100;

    public StageSize {
        if (number < 1 || percent && number > WHOLE) {
            throw new IllegalArgumentException(
                    number + (percent ? "%" : "") + " is no part of a fleet.");
        }
    }

    /**
     * Reads {@code 1} or {@code 10%}.
     *
     * @throws IllegalArgumentException if it is neither, with a sentence for the user
     */
    @JsonCreator
    public static StageSize parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no stage: a number of gateways, or a share such as 10%.");
        }
        return new StageSize(Integer.parseInt(matcher.group(1)), !matcher.group(2).isEmpty());
    }

    /** How many gateways that is of a fleet, rounded up. */
    public int of(int fleet) {
        long exact = percent ? ((long) fleet * number + WHOLE - 1) / WHOLE : number;
        return (int) Math.min(fleet, exact);
    }

    /** Whether it is the whole fleet, however large. */
    boolean everybody() {
        return percent && number == WHOLE;
    }

    @JsonValue
    @Override
    public String toString() {
        return number + (percent ? "%" : "");
    }
}
