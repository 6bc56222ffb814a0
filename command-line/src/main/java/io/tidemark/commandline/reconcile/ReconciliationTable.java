package io.tidemark.commandline.reconcile;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import io.tidemark.commandline.terminal.Colour;
import io.tidemark.commandline.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The reconciliation for people: a line of numbers for each gateway, then what they mean. */
public record ReconciliationTable(Terminal terminal) {

    /**
     * Prints what is known of gateways.
     *
     * @param counts what gateways say of themselves; empty if that does not matter
     */
    public void print(List<GatewayReconciliation> gateways, List<OwnCount> counts) {
        String table =
                AsciiTable.getTable(
                        AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER,
                        gateways,
                        List.of(
                                new Column()
                                        .header("gateway")
                                        .headerAlign(HorizontalAlign.LEFT)
                                        .dataAlign(HorizontalAlign.LEFT)
                                        .with(GatewayReconciliation::gateway),
                                number("highest", GatewayReconciliation::highest),
                                number("in tables", GatewayReconciliation::present),
                                number("folded", GatewayReconciliation::folded),
                                number("dropped", GatewayReconciliation::dropped),
                                number("set aside", GatewayReconciliation::setAside),
                                number("damaged", GatewayReconciliation::damaged),
                                number("quarantined", GatewayReconciliation::quarantined),
                                number("unexplained", GatewayReconciliation::unexplained)));
        table.lines().map(String::stripTrailing).forEach(terminal.out()::println);
        terminal.out().println();
        gateways.forEach(gateway -> explain(gateway, counts));
        counts.stream()
                .filter(own -> gateways.stream().noneMatch(found -> isOf(own, found)))
                .forEach(own -> line(false, own.gateway(), Sentences.behind(own, 0)));
        terminal.out().flush();
    }

    private void explain(GatewayReconciliation gateway, List<OwnCount> counts) {
        Optional<OwnCount> own = counts.stream().filter(count -> isOf(count, gateway)).findFirst();
        boolean settled = own.isPresent() && gateway.explainedUpTo(own.get().emitted());
        if (settled && !gateway.explained()) {
            line(true, gateway.gateway(), Sentences.settled(own.get(), gateway));
            return;
        }
        boolean behind = own.isPresent() && gateway.highest() < own.get().emitted();
        boolean good = gateway.explained() && !behind;
        Sentences.of(gateway).forEach(sentence -> line(good, gateway.gateway(), sentence));
        if (behind) {
            line(false, gateway.gateway(), Sentences.behind(own.get(), gateway.highest()));
        }
    }

    private void line(boolean good, String gateway, String sentence) {
        Colour colour = good ? Colour.GREEN : Colour.RED;
        terminal.out()
                .println(
                        "  "
                                + terminal.paint(colour, good ? "✓" : "✗")
                                + " "
                                + gateway
                                + ": "
                                + sentence);
    }

    private static boolean isOf(OwnCount own, GatewayReconciliation gateway) {
        return own.gateway().equals(gateway.gateway());
    }

    private static ColumnData<GatewayReconciliation> number(
            String header, ToLongFunction<GatewayReconciliation> value) {
        return new Column()
                .header(header)
                .headerAlign(HorizontalAlign.RIGHT)
                .dataAlign(HorizontalAlign.RIGHT)
                .with(row -> String.format(Locale.ROOT, "%,d", value.applyAsLong(row)));
    }
}
