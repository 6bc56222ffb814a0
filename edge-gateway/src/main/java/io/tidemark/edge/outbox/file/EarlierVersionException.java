package io.tidemark.edge.outbox.file;

import java.sql.SQLException;

/** The file was written by an earlier release. */
final class EarlierVersionException extends SQLException {

    private static final long serialVersionUID = 1L;

    EarlierVersionException(int version) {
        super("it has schema version " + version);
    }
}
