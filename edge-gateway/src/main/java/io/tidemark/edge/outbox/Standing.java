package io.tidemark.edge.outbox;

import java.util.List;

/**
 * The results that say how things are now.
 *
 * @param incidents the newest message of each incident that is not over, in the order of opening;
 *     delivered ones too
 * @param predictions the newest prediction of each machine, of those that wait or were delivered
 *     since the outbox was opened
 */
public record Standing(List<OutboxResult> incidents, List<OutboxResult> predictions) {

    public Standing {
        incidents = List.copyOf(incidents);
        predictions = List.copyOf(predictions);
    }
}
