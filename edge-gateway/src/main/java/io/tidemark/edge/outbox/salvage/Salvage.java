package io.tidemark.edge.outbox.salvage;

import io.tidemark.edge.outbox.file.FileReplacement;
import io.tidemark.edge.outbox.file.OutboxDatabase;
import io.tidemark.edge.outbox.file.OutboxSchema;
import io.tidemark.edge.outbox.store.AbsentNumbers;
import io.tidemark.edge.outbox.store.Fate;
import io.tidemark.edge.outbox.store.NumberRange;
import io.tidemark.edge.outbox.store.OutboxChange;
import io.tidemark.edge.outbox.store.OutboxTables;
import io.tidemark.edge.outbox.store.RowChecksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites a file of an earlier version, or one that is damaged: every row that can be read and is
 * intact goes into a new file, every number that is missing there is declared in the ledger, and
 * none is given again. The damaged file is kept beside the new one.
 */
public final class Salvage {

    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

    private static final int ROWS_AT_ONCE = 10_000;

    private final String gateway;
    private final Clock clock;

    /**
     * @param gateway thing name of the gateway, which signs the ledger
     * @param clock the gateway's clock, which stamps the ledger
     */
    public Salvage(String gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    /**
     * Puts a new file in the place of the old; nobody may have it open.
     *
     * @param reason why, as it is told
     */
    public void rebuild(Path file, String reason) throws SQLException {
        LOG.warn("Outbox {} is written anew: {}", file, reason);
        Path draft = FileReplacement.begin(file);
        boolean upgrade;
        long lost;
        try (OldFile old = OldFile.open(file);
                OutboxDatabase database =
                        OutboxDatabase.open(draft, OutboxDatabase.Rebuild::giveUp)) {
            upgrade = old.version() < OutboxSchema.VERSION;
            lost = rewrite(old, database, bytes(file), reason);
        }
        Path aside = FileReplacement.complete(file);
        if (upgrade && lost == 0) {
            delete(aside);
        }
        report(file, aside, lost);
    }

    private long rewrite(OldFile old, OutboxDatabase database, long oldBytes, String reason)
            throws SQLException {
        Contents contents = copyRows(old, database);
        contents.readRest(old, oldBytes);
        List<NumberRange> lost = contents.lost();
        OutboxTables tables = OutboxTables.of(database, gateway);
        database.transaction("account for results", () -> finish(contents, tables));
        database.transaction(
                "declare damaged results",
                () -> {
                    OutboxChange change = new OutboxChange(tables, clock.millis());
                    for (NumberRange range : contents.toDeclareAgain()) {
                        change.declareLost(range, "its entry in the ledger may be damaged");
                    }
                    for (NumberRange range : lost) {
                        change.declareLost(range, "the outbox was damaged: " + reason);
                    }
                    change.finish();
                    return null;
                });
        return lost.stream().mapToLong(NumberRange::size).sum();
    }

    private static Contents copyRows(OldFile old, OutboxDatabase database) throws SQLException {
        Contents contents = new Contents(old.version());
        RowChecksum checksums = new RowChecksum();
        RowCopy copy = new RowCopy(database, ROWS_AT_ONCE);
        old.readRows(
                row -> {
                    if (row.intact(checksums)) {
                        contents.add(row);
                        copy.add(row);
                    }
                });
        copy.finish();
        return contents;
    }

    /** The absent numbers, the totals and the replay floor; lost numbers are absent already. */
    private static Void finish(Contents contents, OutboxTables tables) throws SQLException {
        AbsentNumbers absent = tables.absent();
        for (Map.Entry<Fate, List<NumberRange>> entry : contents.absent().entrySet()) {
            for (NumberRange range : entry.getValue()) {
                absent.add(range, entry.getKey());
            }
        }
        for (NumberRange range : contents.lost()) {
            absent.add(range, Fate.DAMAGED);
        }
        tables.totals().add(contents.totals());
        tables.replayFloor().set(contents.replayFloor());
        return null;
    }

    private static void report(Path file, Path aside, long lost) {
        if (lost > 0) {
            LOG.error(
                    "Outbox {} was damaged: {} results are lost and declared in the ledger, the"
                            + " others go on from a new file; the old one is {}",
                    file,
                    lost,
                    aside);
        } else {
            LOG.warn("Outbox {} was written anew, and nothing is lost", file);
        }
    }

    private static long bytes(Path file) throws SQLException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new SQLException("cannot read the size of " + file, e);
        }
    }

    private static void delete(Path file) throws SQLException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new SQLException("cannot delete " + file, e);
        }
    }
}
