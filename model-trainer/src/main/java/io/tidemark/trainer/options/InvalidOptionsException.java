package io.tidemark.trainer.options;

import java.util.List;

/** Options that nothing is started with; the message has a line for every fault. */
public final class InvalidOptionsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidOptionsException(List<String> faults) {
        super(
                faults.size()
                        + (faults.size() == 1 ? " option is" : " options are")
                        + " wrong:\n  "
                        + String.join("\n  ", faults));
    }
}
