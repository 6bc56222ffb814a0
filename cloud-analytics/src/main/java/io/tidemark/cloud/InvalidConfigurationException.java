package io.tidemark.cloud;

import java.util.List;

/** A configuration that the job does not start with; the message has one line for every fault. */
public final class InvalidConfigurationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidConfigurationException(List<String> faults) {
        super(
                "the application's properties have "
                        + faults.size()
                        + " fault(s):\n  "
                        + String.join("\n  ", faults));
    }
}
