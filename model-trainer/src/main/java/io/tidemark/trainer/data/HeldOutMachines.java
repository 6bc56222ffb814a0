package io.tidemark.trainer.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which machines no version learns from, so that all versions are compared on them: one machine in
 * five, for ever, by a hash of its name.
 *
 * <p>Where the hash holds out fewer than two machines of a type that failed, the failed machines of
 * that type with the least hashes are held out too: a fifth of them, at least two, and never so
 * many that fewer than two are left. That choice may change as machines are added, so an earlier
 * version may have seen them, which can only make it harder to beat.
 */
public final class HeldOutMachines {

    private static final int ONE_IN = 5;
    private static final int FEWEST = 2;
    private static final Comparator<MachineId> BY_HASH =
            (left, right) -> Long.compareUnsigned(hash(left), hash(right));

    private HeldOutMachines() {}

    /**
     * @param machines of one type
     * @param failed those of them that failed
     */
    static Set<MachineId> of(Collection<MachineId> machines, Collection<MachineId> failed) {
        Set<MachineId> heldOut = new TreeSet<>();
        machines.stream().filter(HeldOutMachines::byHash).forEach(heldOut::add);
        if (isFallback(failed)) {
            List<MachineId> others = new ArrayList<>(failed);
            others.removeIf(HeldOutMachines::byHash);
            others.sort(BY_HASH);
            int byHash = failed.size() - others.size();
            int wanted = Math.max(FEWEST, failed.size() / ONE_IN) - byHash;
            heldOut.addAll(
                    others.subList(0, Math.max(0, Math.min(wanted, others.size() - FEWEST))));
        }
        return heldOut;
    }

    /** Whether the hash alone holds out too few. */
    static boolean isFallback(Collection<MachineId> failed) {
        return failed.stream().filter(HeldOutMachines::byHash).count() < FEWEST;
    }

    /** Whether every version holds it out, whatever other machines there are. */
    public static boolean byHash(MachineId machine) {
        return Long.remainderUnsigned(hash(machine), ONE_IN) == 0;
    }

    /** The first eight bytes of the SHA-256 of site/machine, as a number without sign. */
    private static long hash(MachineId machine) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(machine.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
