package io.tidemark.commandline.evaluate.csv;

import io.tidemark.commandline.DurationOption;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A setting as people type it: {@code COLUMN=VALUE}, or {@code VALUE} for all columns.
 *
 * @param column null for all
 * @param value of the setting
 */
record ColumnSetting<T>(String column, T value) {

    /** The setting of a column: its own before that of all; null if there is neither. */
    static <T> T of(String column, List<ColumnSetting<T>> settings) {
        T found = null;
        for (ColumnSetting<T> setting : settings) {
            if (column.equals(setting.column()) || setting.column() == null && found == null) {
                found = setting.value();
            }
        }
        return found;
    }

    private static <T> ColumnSetting<T> parse(String text, ITypeConverter<T> converter)
            throws Exception {
        int equals = text.lastIndexOf('=');
        return new ColumnSetting<>(
                equals < 0 ? null : text.substring(0, equals),
                converter.convert(text.substring(equals + 1)));
    }

    /** Reads numbers. */
    static final class OfNumber implements ITypeConverter<ColumnSetting<Double>> {

        @Override
        public ColumnSetting<Double> convert(String text) throws Exception {
            return parse(text, OfNumber::number);
        }

        private static Double number(String text) {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                        "expected a number or COLUMN=NUMBER, found " + text);
            }
        }
    }

    /** Reads spans of time. */
    static final class OfDuration implements ITypeConverter<ColumnSetting<Duration>> {

        @Override
        public ColumnSetting<Duration> convert(String text) throws Exception {
            return parse(text, new DurationOption());
        }
    }
}
