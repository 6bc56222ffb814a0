package io.tidemark.commandline.greengrass;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP file whose bytes depend on names, contents and order of its entries only. */
final class FixedZip {

    /** That of the build, without a time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    /**
     * @param target stays open
     */
    FixedZip(OutputStream target) {
        this.zip = new ZipOutputStream(target);
    }

    /** Does not try to compress what follows, as it is compressed already. */
    FixedZip uncompressed() {
        zip.setLevel(Deflater.NO_COMPRESSION);
        return this;
    }

    /**
     * Begins an entry, and ends the one before.
     *
     * @return takes the content of the entry; not to be closed
     */
    OutputStream begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        return zip;
    }

    /** Writes what is left to write. */
    void finish() throws IOException {
        zip.finish();
    }
}
