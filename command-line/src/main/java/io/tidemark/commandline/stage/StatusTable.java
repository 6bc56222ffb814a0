package io.tidemark.commandline.stage;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.tidemark.local.ComponentStatus;
import java.io.PrintWriter;
import java.util.List;

/** The processes of a stage for people. */
record StatusTable(PrintWriter out) {

    void print(List<ComponentStatus> components) {
        String table =
                AsciiTable.getTable(
                        AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER,
                        components,
                        List.of(
                                left("component").with(StatusTable::name),
                                left("state").with(StatusTable::state),
                                left("process").with(status -> Long.toString(status.pid())),
                                left("restarts").with(StatusTable::restarts),
                                left("address").with(ComponentStatus::address)));
        table.lines().map(String::stripTrailing).forEach(out::println);
        out.flush();
    }

    private static Column left(String header) {
        return new Column()
                .header(header)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT);
    }

    private static String name(ComponentStatus status) {
        return status.component().label();
    }

    private static String restarts(ComponentStatus status) {
        return status.restarts() == 0 ? "" : Integer.toString(status.restarts());
    }

    private static String state(ComponentStatus status) {
        return status.alive() ? "running" : "stopped";
    }
}
