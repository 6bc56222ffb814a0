package io.tidemark.commandline.simulate;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.demo.machine.MachineSeries;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** One sensor and its readings. */
final class SeriesOptions {

    /** Those that say nothing about a fleet. */
    static final List<String> NAMES = List.of("--file", "--topic", "--type", "--unit");

    private static final long UNKNOWN = -1;

    @Option(
            names = "--file",
            paramLabel = "CSV",
            description =
                    "machine: readings with the header timestamp,value; timestamps without an offset"
                            + " are UTC. Default: the machine of the demo.")
    private Path file;

    @Option(
            names = "--topic",
            defaultValue = "tidemark/plant-1/machine-1/temperature",
            description = "machine: tidemark/<site>/<machine>/<sensor>; default ${DEFAULT-VALUE}.")
    private String topic;

    @Option(
            names = "--type",
            defaultValue = "temperature",
            description = "machine: what the sensor measures; default ${DEFAULT-VALUE}.")
    private String type;

    @Option(names = "--unit", description = "machine: unit of the values; default: none is sent.")
    private String unit;

    /**
     * @throws IllegalArgumentException if the topic is none of a device
     */
    Replay replay(URI broker, Pace pace) {
        return new Replay(broker, new DeviceTopic(topic), type, unit, pace);
    }

    ReadingsFile open() {
        try {
            return file == null
                    ? MachineSeries.readings()
                    : new ReadingsFile(file.toString(), Files.newBufferedReader(file));
        } catch (IOException e) {
            throw new CommandFailedException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** How many readings there will be; negative if nobody knows. */
    long expected() {
        return file == null ? MachineSeries.READINGS : UNKNOWN;
    }
}
