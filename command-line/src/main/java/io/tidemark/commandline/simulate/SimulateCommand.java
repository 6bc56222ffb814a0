package io.tidemark.commandline.simulate;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.gateway.GatewayConsole;
import io.tidemark.commandline.simulate.fleet.FleetRun;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Devices that publish over MQTT: one whose readings are in a file, or a fleet of pumps. */
@Command(
        name = "simulate",
        description =
                "Publish readings as devices would: JSON over MQTT 5, QoS 1, in the order of the file"
                        + " or of event time.")
public final class SimulateCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--profile",
            defaultValue = "machine",
            description =
                    "machine: one sensor whose readings are in a file. fleet: pumps that wear until"
                            + " they fail. Default: machine.")
    private SimulationProfile profile;

    @Option(
            names = "--broker",
            paramLabel = "URI",
            description = "Default: the device broker of the local stage.")
    private URI broker;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Readings/s; default: as fast as the path takes them.")
    private Double rate;

    @Mixin private SeriesOptions series;
    @Mixin private FleetOptions fleet;

    private final Terminal terminal;
    private final URI stageBroker;
    private final GatewayConsole console;

    /**
     * @param stageBroker the device broker of the local stage
     * @param console of its gateway
     */
    public SimulateCommand(Terminal terminal, URI stageBroker, GatewayConsole console) {
        this.terminal = terminal;
        this.stageBroker = stageBroker;
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        refuse(profile == SimulationProfile.FLEET ? SeriesOptions.NAMES : FleetOptions.NAMES);
        try {
            switch (profile) {
                case MACHINE -> replaySeries(series.replay(broker(), pace()));
                case FLEET -> runFleet(new FleetRun(fleet.plan(), fleet.interval()));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return ExitCode.OK;
    }

    /** What the other profile has would be passed over. */
    private void refuse(List<String> options) {
        for (String option : options) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(
                        spec.commandLine(),
                        option
                                + " is none of the profile "
                                + profile.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private void replaySeries(Replay replay) throws InterruptedException {
        try (ReadingsFile readings = series.open();
                ReadingsBar bar = new ReadingsBar(terminal, "Readings", series.expected())) {
            say(replay.publish(readings, bar::stepTo), replay.topic().name());
        }
    }

    private void runFleet(FleetRun run) throws InterruptedException {
        FleetReplay replay = new FleetReplay(broker(), pace(), fleet.speed(), gate());
        FleetReplay.Sent sent;
        try (ReadingsBar bar = new ReadingsBar(terminal, "Readings", run.readings())) {
            sent = replay.publish(run, bar::stepTo);
        }
        fleet.write(sent.outcomes());
        say(sent.readings(), broker().toString());
        sent.outcomes().forEach(outcome -> terminal.out().println(outcome.toJson()));
    }

    private void say(Replay.Sent sent, String where) {
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%,d readings sent to %s, %,.0f readings/s%n",
                        sent.readings(),
                        where,
                        sent.readingsPerSecond());
    }

    private URI broker() {
        return broker == null ? stageBroker : broker;
    }

    private Pace pace() {
        return rate == null ? Pace.UNBOUNDED : new Pace(rate);
    }

    /** Only the stage's own gateway can be asked. */
    private FleetReplay.Gate gate() throws InterruptedException {
        try {
            return broker == null ? new KeepingUp(console) : FleetReplay.Gate.OPEN;
        } catch (CommandFailedException noGateway) {
            return FleetReplay.Gate.OPEN;
        }
    }
}
