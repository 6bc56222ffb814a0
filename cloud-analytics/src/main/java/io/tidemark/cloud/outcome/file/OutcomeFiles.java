package io.tidemark.cloud.outcome.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Where files are uploaded; goes to the tasks before its first use, and connects there. */
interface OutcomeFiles extends Serializable, Closeable {

    /**
     * All files that are there now, in no particular order.
     *
     * @throws IOException if the storage does not answer; nothing is known then
     */
    List<OutcomeFile> list() throws IOException;

    /**
     * The first bytes of a file.
     *
     * @param atMost so many, fewer only if the file has no more
     * @throws ChangedException if it is not there any more in this version
     * @throws DeniedException if the storage knows it and does not give it away
     * @throws IOException if the storage does not answer; a later try may succeed
     */
    byte[] read(OutcomeFile file, int atMost) throws IOException;

    /** Another version has come, or the file is gone: a new listing tells which. */
    final class ChangedException extends IOException {

        private static final long serialVersionUID = 1L;

        ChangedException(OutcomeFile file, Throwable cause) {
            super(file + " is not there any more", cause);
        }
    }

    /** Nothing that trying again would change. */
    final class DeniedException extends IOException {

        private static final long serialVersionUID = 1L;

        DeniedException(OutcomeFile file, Throwable cause) {
            super(file + " cannot be read: " + cause.getMessage(), cause);
        }
    }
}
