package io.tidemark.trainer.data;

import java.util.List;

/** Examples know what nobody could have known then; nothing may be learnt from them. */
public final class LeakException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    LeakException(List<String> leaks) {
        super(
                "the training data know the future, nothing was written:\n  "
                        + String.join("\n  ", leaks));
    }
}
