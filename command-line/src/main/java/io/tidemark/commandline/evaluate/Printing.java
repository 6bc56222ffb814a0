package io.tidemark.commandline.evaluate;

import io.tidemark.commandline.terminal.JsonLine;
import io.tidemark.commandline.terminal.OutputFormat;
import io.tidemark.commandline.terminal.Terminal;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.Consumer;

/** Where results go, and how numbers look to people. */
public final class Printing {

    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Printing() {}

    /**
     * Prints a result as one JSON object on a line, or for people.
     *
     * @param people prints it for them
     */
    public static void print(
            Terminal terminal, OutputFormat format, Object result, Consumer<PrintWriter> people) {
        if (format == OutputFormat.JSON) {
            terminal.out().println(JsonLine.of(result));
        } else {
            people.accept(terminal.out());
        }
        terminal.out().flush();
    }

    /** A whole number with thousands apart. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Two digits behind the point. */
    public static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** A measured value with at most six digits that count; a dash for null. */
    public static String value(Double value) {
        if (value == null) {
            return "-";
        }
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
