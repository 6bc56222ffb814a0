package io.tidemark.commandline.simulate;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.demo.machine.MachineSeries;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A device that publishes the readings of a file over MQTT. */
@Command(
        name = "simulate",
        description = "Publish readings as a device would: JSON over MQTT 5, QoS 1, in file order.")
public final class SimulateCommand implements Callable<Integer> {

    private static final long UNKNOWN = -1;

    @Spec private CommandSpec spec;

    @Option(
            names = "--file",
            paramLabel = "CSV",
            description =
                    "Readings with the header timestamp,value; timestamps without an offset are"
                            + " UTC. Default: the machine of the demo.")
    private Path file;

    @Option(
            names = "--broker",
            paramLabel = "URI",
            description = "Default: the device broker of the local stage.")
    private URI broker;

    @Option(
            names = "--topic",
            defaultValue = "tidemark/plant-1/machine-1/temperature",
            description = "tidemark/<site>/<machine>/<sensor>; default ${DEFAULT-VALUE}.")
    private String topic;

    @Option(
            names = "--type",
            defaultValue = "temperature",
            description = "What the sensor measures; default ${DEFAULT-VALUE}.")
    private String type;

    @Option(names = "--unit", description = "Unit of the values; default: none is sent.")
    private String unit;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Readings/s; default: as fast as the path takes them.")
    private Double rate;

    private final Terminal terminal;
    private final URI stageBroker;

    /**
     * @param stageBroker the device broker of the local stage
     */
    public SimulateCommand(Terminal terminal, URI stageBroker) {
        this.terminal = terminal;
        this.stageBroker = stageBroker;
    }

    @Override
    public Integer call() throws InterruptedException {
        Replay replay = replay();
        Replay.Sent sent = publish(replay);
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%,d readings sent to %s, %,.0f readings/s%n",
                        sent.readings(),
                        replay.topic().name(),
                        sent.readingsPerSecond());
        return ExitCode.OK;
    }

    private Replay.Sent publish(Replay replay) throws InterruptedException {
        long expected = file == null ? MachineSeries.READINGS : UNKNOWN;
        try (ReadingsFile readings = open();
                ReadingsBar bar = new ReadingsBar(terminal, "Readings", expected)) {
            return replay.publish(readings, bar::stepTo);
        }
    }

    Replay replay() {
        try {
            return new Replay(
                    broker == null ? stageBroker : broker,
                    new DeviceTopic(topic),
                    type,
                    unit,
                    rate == null ? Pace.UNBOUNDED : new Pace(rate));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ReadingsFile open() {
        try {
            return file == null
                    ? MachineSeries.readings()
                    : new ReadingsFile(file.toString(), Files.newBufferedReader(file));
        } catch (IOException e) {
            throw new CommandFailedException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
