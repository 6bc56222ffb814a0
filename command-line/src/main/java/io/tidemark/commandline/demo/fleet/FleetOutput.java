package io.tidemark.commandline.demo.fleet;

import io.tidemark.commandline.demo.path.DemoOutput;
import io.tidemark.commandline.evaluate.ResultTable;
import io.tidemark.commandline.terminal.Colour;
import io.tidemark.commandline.terminal.Terminal;
import java.util.List;
import java.util.Locale;

/** What the demo tells a person of the fleet. */
final class FleetOutput {

    private static final double KILO = 1_000;

    private final Terminal terminal;
    private final DemoOutput output;

    FleetOutput(Terminal terminal, DemoOutput output) {
        this.terminal = terminal;
        this.output = output;
    }

    /** How far both models were off, pump by pump. */
    void errors(PredictionError error) {
        output.heading(
                "Error of the remaining life on new pumps, hours (root mean square over the last "
                        + number(PredictionError.CAP_HOURS)
                        + " h)");
        new ResultTable<PumpErrors>()
                .text("pump", PumpErrors::machine)
                .text("died of", PumpErrors::mode)
                .number("after, h", pump -> number(pump.lifeHours()))
                .number("moments", pump -> Integer.toString(pump.moments()))
                .number("mean life", pump -> number(pump.planned()))
                .number("model 1", pump -> number(pump.before()))
                .number("model 2", pump -> number(pump.after()))
                .print(terminal.out(), error.pumps());
        output.line(
                "  all, each pump once: mean life %.1f h, model 1 %.1f h, model 2 %s",
                error.planned(),
                error.before(),
                terminal.paint(
                        error.halved() ? Colour.GREEN : Colour.RED,
                        String.format(Locale.ROOT, "%.1f h", error.after())));
        output.line("  at most half of model 1: %s", error.halved() ? "yes" : "NO");
    }

    /** One pump's life as both models foresaw it. */
    void chart(String machine, TrueLife life, List<Foreseen> before, List<Foreseen> after) {
        output.heading(
                machine
                        + ", which died of "
                        + life.mode()
                        + ": remaining life in truth ("
                        + LifeChart.TRUE_LIFE
                        + "), by model 1 ("
                        + LifeChart.BEFORE
                        + ") and by model 2 ("
                        + LifeChart.AFTER
                        + ")");
        new LifeChart(life)
                .with(of(machine, before), LifeChart.BEFORE)
                .with(of(machine, after), LifeChart.AFTER)
                .lines()
                .forEach(line -> output.line("%s", line));
    }

    /** Files of the tables before and after. */
    void health(LakeHealth health) {
        new ResultTable<LakeHealth.MaintainedTable>()
                .text("table", LakeHealth.MaintainedTable::table)
                .number("partitions", table -> count(table.after().partitions()))
                .number("files before", table -> count(table.before().files()))
                .number("after", table -> count(table.after().files()))
                .number("kB before", table -> kilobytes(table.before().bytes()))
                .number("after", table -> kilobytes(table.after().bytes()))
                .number("under 1 MB", table -> count(table.after().underOneMegabyte()))
                .number("alone", table -> count(table.after().aloneUnderOneMegabyte()))
                .print(terminal.out(), health.tables());
        output.line(
                "  A file of less than 1 MB is left only where it is all that its partition has: %s",
                health.isCompact() ? "yes" : "NO");
    }

    /** What the named queries took. */
    void queries(List<Asked> all) {
        output.heading("Named queries: what each answer took");
        new ResultTable<Asked>()
                .text("query", asked -> asked.query().name())
                .text("question", asked -> asked.query().question())
                .number("rows", asked -> count(asked.cost().rows()))
                .number("scanned kB", asked -> kilobytes(asked.cost().scannedBytes()))
                .number("s", asked -> seconds(asked.cost().millis()))
                .print(terminal.out(), all);
    }

    private static List<Foreseen> of(String machine, List<Foreseen> predictions) {
        return predictions.stream().filter(one -> one.machine().equals(machine)).toList();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f", bytes / KILO);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / KILO);
    }
}
