package io.tidemark.trainer.data;

import java.util.Comparator;

/**
 * A machine.
 *
 * @param site where it stands
 * @param machine its name there
 */
public record MachineId(String site, String machine) implements Comparable<MachineId> {

    private static final Comparator<MachineId> ORDER =
            Comparator.comparing(MachineId::site).thenComparing(MachineId::machine);

    @Override
    public int compareTo(MachineId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return site + "/" + machine;
    }
}
