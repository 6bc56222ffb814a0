package io.tidemark.trainer.registry;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A version number that no other run takes. Every run that wants it writes a claim of its own into
 * the version's folder and then lists the folder: who finds anything else there gives the number
 * up. Of two runs, the one that lists last sees both claims, so never do both go on.
 *
 * <p>A number is never taken again: the folder of a run that was killed stays, without a row in the
 * registry, and the next run takes the next number.
 */
public final class VersionClaim implements AutoCloseable {

    private static final int ATTEMPTS = 100;

    private final ModelFiles files;
    private final int version;
    private final String claim;

    private VersionClaim(ModelFiles files, int version, String claim) {
        this.files = files;
        this.version = version;
        this.claim = claim;
    }

    /**
     * Claims the lowest number above all that have a folder or are registered.
     *
     * @param registered the highest that is registered; 0 if none is
     * @param run unique name of this run
     * @throws IllegalStateException if other runs take every number that is tried
     */
    public static VersionClaim next(ModelFiles files, int registered, String run) {
        String claim = "claim-" + run;
        int first = 1 + Math.max(registered, files.highest());
        for (int version = first; version < first + ATTEMPTS; version++) {
            files.write(version, claim, "claimed\n".getBytes(StandardCharsets.US_ASCII));
            if (files.list(version).equals(List.of(claim))) {
                return new VersionClaim(files, version, claim);
            }
            files.delete(version, claim);
        }
        throw new IllegalStateException("other runs took versions from " + first + " on");
    }

    /** The number. */
    public int version() {
        return version;
    }

    /** Removes the claim; whatever was published stays. */
    @Override
    public void close() {
        files.delete(version, claim);
    }
}
