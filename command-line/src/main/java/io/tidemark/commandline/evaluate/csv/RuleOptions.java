package io.tidemark.commandline.evaluate.csv;

import io.tidemark.models.anomaly.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that tell what is known of columns beforehand. */
final class RuleOptions {

    @Option(
            names = "--minimum",
            paramLabel = "[COL=]N",
            converter = ColumnSetting.OfNumber.class,
            description = "Least value that is in order, of one column or of all.")
    private List<ColumnSetting<Double>> minimums = new ArrayList<>();

    @Option(
            names = "--maximum",
            paramLabel = "[COL=]N",
            converter = ColumnSetting.OfNumber.class,
            description = "Greatest value that is in order.")
    private List<ColumnSetting<Double>> maximums = new ArrayList<>();

    @Option(
            names = "--maximum-change-per-second",
            paramLabel = "[COL=]N",
            converter = ColumnSetting.OfNumber.class,
            description = "Greatest change within a second that is in order.")
    private List<ColumnSetting<Double>> changes = new ArrayList<>();

    @Option(
            names = "--flat-line-after",
            paramLabel = "[COL=]SPAN",
            converter = ColumnSetting.OfDuration.class,
            description = "How long the value may stay the same, such as 30min or 2h.")
    private List<ColumnSetting<Duration>> flatLines = new ArrayList<>();

    @Option(
            names = "--missing-after",
            paramLabel = "[COL=]SPAN",
            converter = ColumnSetting.OfDuration.class,
            description = "How long no value may come.")
    private List<ColumnSetting<Duration>> silences = new ArrayList<>();

    /**
     * The rules of a column.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    Rules of(String column) {
        return new Rules(
                ColumnSetting.of(column, minimums),
                ColumnSetting.of(column, maximums),
                ColumnSetting.of(column, changes),
                ColumnSetting.of(column, flatLines),
                ColumnSetting.of(column, silences));
    }

    boolean none() {
        return all().findAny().isEmpty();
    }

    /** The columns that have rules of their own. */
    List<String> columns() {
        return all().map(ColumnSetting::column).filter(column -> column != null).toList();
    }

    private Stream<ColumnSetting<?>> all() {
        return Stream.of(minimums, maximums, changes, flatLines, silences).flatMap(List::stream);
    }
}
