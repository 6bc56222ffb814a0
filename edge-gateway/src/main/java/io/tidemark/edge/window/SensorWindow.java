package io.tidemark.edge.window;

import java.util.Arrays;
import java.util.Objects;

/**
 * One window of one sensor, as it is kept in state.
 *
 * @param aggregate the values so far
 * @param type what the sensor measures, as the reading with the latest event time names it
 * @param unit unit of that reading; null if it gave none
 * @param revision revision of the summary that was emitted last; {@value LiveWindow#UNEMITTED} if
 *     none was
 * @param seen which readings it holds, see {@link SeenReadings#toBytes()}; null if it was closed by
 *     a gateway that did not remember them
 */
public record SensorWindow(
        WindowAggregate aggregate, String type, String unit, int revision, byte[] seen) {

    @Override
    public boolean equals(Object other) {
        return other instanceof SensorWindow window
                && aggregate.equals(window.aggregate)
                && type.equals(window.type)
                && Objects.equals(unit, window.unit)
                && revision == window.revision
                && Arrays.equals(seen, window.seen);
    }

    @Override
    public int hashCode() {
        return aggregate.hashCode();
    }
}
