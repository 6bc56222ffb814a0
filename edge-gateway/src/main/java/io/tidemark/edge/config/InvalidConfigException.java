package io.tidemark.edge.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration cannot be used; tells all of its faults at once. */
public final class InvalidConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigFault> faults;

    public InvalidConfigException(String source, List<ConfigFault> faults) {
        super(
                faults.stream()
                        .map(fault -> "  " + fault)
                        .collect(
                                Collectors.joining(
                                        System.lineSeparator(),
                                        source
                                                + " has "
                                                + faults.size()
                                                + (faults.size() == 1 ? " fault:" : " faults:")
                                                + System.lineSeparator(),
                                        "")));
        this.faults = List.copyOf(faults);
    }

    /** Every fault, in the order of the sections. */
    public List<ConfigFault> faults() {
        return faults;
    }
}
