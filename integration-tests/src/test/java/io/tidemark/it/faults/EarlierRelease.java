package io.tidemark.it.faults;

import io.tidemark.it.SentReading;
import io.tidemark.local.files.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * What an earlier release of the gateway left behind when it was killed in the middle of an outage
 * of its uplink: its data directory with results that wait, what had arrived before, the readings
 * it had got and those that its sensors send next.
 *
 * <p>{@link #main} makes it anew: arguments are the jar of the release and the file to write.
 */
final class EarlierRelease {

    /** Its checkpoints name their files by absolute paths, so they are put where they were. */
    private static final Path DIRECTORY = Path.of("/tmp/tidemark-earlier-release");

    /** Of a gateway that goes on from it. */
    static final Map<String, String> SETTINGS =
            Map.of("gateway.data-directory", DIRECTORY.toString());

    private static final String RESOURCE = "earlier-release.zip";
    private static final String JOURNAL = "journal";
    private static final String SENT = "sent";
    private static final String UNSENT = "unsent";
    private static final String DATA = "data";
    private static final int SENSORS = 2;
    private static final int READINGS = 400;

    private EarlierRelease() {}

    public static void main(String[] arguments) throws Exception {
        Measurements measurements = new Measurements("upgrade", SENSORS);
        Folders.delete(DIRECTORY);
        List<SentReading> sent = Stream.generate(measurements).limit(READINGS).toList();
        List<SentReading> unsent = Stream.generate(measurements).limit(READINGS).toList();
        GatewayStage stage = new GatewayStage("earlier-release", SETTINGS);
        stage.runJar(Path.of(arguments[0]));
        try (GatewayRun run =
                GatewayRun.of(
                        "earlier-release",
                        stage,
                        new ArrayDeque<>(sent)::poll,
                        GatewayRun.READINGS_PER_SECOND)) {
            run.awaitArrival();
            stage.link().refuse();
            run.goOnToTheEnd();
            run.awaitSettled(READINGS);
            stage.gateway().kill();
            try (ZipOutputStream zip =
                    new ZipOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
                write(zip, SENT, text(sent));
                write(zip, UNSENT, text(unsent));
                write(zip, JOURNAL, Files.readAllBytes(stage.journal()));
                writeData(zip, DIRECTORY);
            }
        }
    }

    private static void writeData(ZipOutputStream zip, Path data) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(data)) {
            files =
                    all.filter(Files::isRegularFile)
                            .filter(file -> !file.startsWith(data.resolve("tmp")))
                            .collect(Collectors.toList());
        }
        for (Path file : files) {
            write(zip, DATA + "/" + data.relativize(file), Files.readAllBytes(file));
        }
    }

    private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Puts everything where a stage expects it; the gateway is not to run. */
    static void unpack(GatewayStage stage) throws IOException {
        Folders.delete(DIRECTORY);
        try (InputStream resource = EarlierRelease.class.getResourceAsStream(RESOURCE);
                ZipInputStream zip = new ZipInputStream(resource)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = stage.directory().resolve(entry.getName());
                if (entry.getName().equals(JOURNAL)) {
                    target = stage.journal();
                } else if (entry.getName().startsWith(DATA)) {
                    target = DIRECTORY.resolve(entry.getName().substring(DATA.length() + 1));
                }
                Files.createDirectories(target.getParent());
                Files.write(target, zip.readAllBytes());
            }
        }
    }

    /** The readings that the earlier release got; {@link #unpack} comes before. */
    static List<SentReading> sent(GatewayStage stage) throws IOException {
        return readings(stage.directory().resolve(SENT));
    }

    /** The readings that the same sensors send next. */
    static List<SentReading> unsent(GatewayStage stage) throws IOException {
        return readings(stage.directory().resolve(UNSENT));
    }

    private static byte[] text(List<SentReading> readings) {
        return readings.stream()
                .map(
                        reading ->
                                String.join(
                                        ",",
                                        reading.machine(),
                                        reading.sensor(),
                                        "" + reading.value(),
                                        "" + reading.eventTimeMillis(),
                                        "" + reading.sequence()))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<SentReading> readings(Path file) throws IOException {
        List<SentReading> readings = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] values = line.split(",");
            readings.add(
                    new SentReading(
                            values[0],
                            values[1],
                            Double.parseDouble(values[2]),
                            Long.parseLong(values[3]),
                            Long.parseLong(values[4])));
        }
        return readings;
    }
}
