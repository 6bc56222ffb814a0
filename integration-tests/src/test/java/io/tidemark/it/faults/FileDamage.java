package io.tidemark.it.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Random;

/** What may happen to a file that nobody writes. */
enum FileDamage {
    /** One bit anywhere has the other value. */
    FLIPPED_BIT {
        @Override
        void inflict(RandomAccessFile file, Random random) throws IOException {
            long at = (long) (random.nextDouble() * file.length());
            file.seek(at);
            int before = file.read();
            file.seek(at);
            file.write(before ^ 1 << random.nextInt(Byte.SIZE));
        }
    },
    /** Of the last page only the first sectors were written. */
    TORN_LAST_PAGE {
        @Override
        void inflict(RandomAccessFile file, Random random) throws IOException {
            int lost = SECTOR_BYTES * (1 + random.nextInt(PAGE_BYTES / SECTOR_BYTES - 1));
            file.seek(file.length() - lost);
            file.write(new byte[lost]);
        }
    };

    private static final int PAGE_BYTES = 4_096;
    private static final int SECTOR_BYTES = 512;

    void inflict(Path path, Random random) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            inflict(file, random);
        }
    }

    abstract void inflict(RandomAccessFile file, Random random) throws IOException;
}
