package io.tidemark.it.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What may happen to a file that nobody writes. */
enum FileDamage {
    /** One bit of one result has the other value. */
    FLIPPED_BIT {
        @Override
        void inflict(RandomAccessFile file, Random random) throws IOException {
            int at = anyResult(file, random);
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

    private static final String SITE = "plant-7";
    private static final int PAGE_BYTES = 4_096;
    private static final int SECTOR_BYTES = 512;

    void inflict(Path path, Random random) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            inflict(file, random);
        }
    }

    /** A place in a result: each has the name of the site in it. */
    private static int anyResult(RandomAccessFile file, Random random) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(file.length())];
        file.seek(0);
        file.readFully(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf(SITE); at >= 0; at = text.indexOf(SITE, at + 1)) {
            places.add(at);
        }
        return places.get(random.nextInt(places.size()));
    }

    abstract void inflict(RandomAccessFile file, Random random) throws IOException;
}
