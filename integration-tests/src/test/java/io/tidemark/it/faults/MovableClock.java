package io.tidemark.it.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The wall clock of a gateway under test: the machine's, moved by what a file says. Runs inside the
 * gateway, to which the {@link #patch} adds it: nobody may set the clock of the whole machine for a
 * test.
 */
public final class MovableClock extends Clock {

    private static final String OWN_NAME = MovableClock.class.getName().replace('.', '/');
    private static final String FILE_PROPERTY = "tidemark.faults.clock";
    private static final Path FILE = Path.of(System.getProperty(FILE_PROPERTY, "none"));
    private static final long READ_EVERY_NANOS = 50_000_000;

    private static long readAtNanos = System.nanoTime() - READ_EVERY_NANOS;
    private static long offsetMillis;

    private MovableClock() {}

    /** Lets the gateway and the Flink in it ask this clock. */
    private static Patch patch() {
        return new Patch()
                .alsoIn("org/apache/flink/util/clock/")
                .alsoIn("org/apache/flink/streaming/")
                .alsoIn("org/apache/flink/runtime/checkpoint/")
                .call("java/lang/System.currentTimeMillis()J", OWN_NAME + ".currentTimeMillis()J")
                .call(
                        "java/time/Clock.systemUTC()Ljava/time/Clock;",
                        OWN_NAME + ".moved()Ljava/time/Clock;");
    }

    /** Lets the gateway of a stage have this clock from its next start on. */
    static void install(GatewayStage stage, Path file) throws Exception {
        Path classes = patch().write(GatewayStage.jar(), file.resolveSibling("classes"));
        Sabotage.ownClass(MovableClock.class, classes);
        move(file, Duration.ZERO);
        stage.runWith(classes, "-D" + FILE_PROPERTY + "=" + file);
    }

    /** Moves the clock of the gateway that reads the file. */
    static void move(Path file, Duration offset) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(written, Long.toString(offset.toMillis()));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** In place of {@link System#currentTimeMillis()}. */
    public static long currentTimeMillis() {
        return System.currentTimeMillis() + offset();
    }

    /** In place of {@link Clock#systemUTC()}. */
    public static Clock moved() {
        return new MovableClock();
    }

    private static synchronized long offset() {
        long now = System.nanoTime();
        if (now - readAtNanos >= READ_EVERY_NANOS && Files.exists(FILE)) {
            readAtNanos = now;
            try {
                offsetMillis = Long.parseLong(Files.readString(FILE));
            } catch (IOException e) {
                throw new UncheckedIOException(FILE.toString(), e);
            }
        }
        return offsetMillis;
    }

    @Override
    public long millis() {
        return currentTimeMillis();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(currentTimeMillis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a gateway computes in UTC");
    }
}
