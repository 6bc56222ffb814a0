package io.tidemark.commandline.bench;

import io.tidemark.commandline.bench.gateway.BrokerKind;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that describe a workload. */
final class WorkloadOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--rate",
            defaultValue = "10000",
            paramLabel = "N",
            description = "Readings/s of all sensors together; default ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            paramLabel = "N",
            description = "How long is measured; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--sensors",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Devices that send; default ${DEFAULT-VALUE}.")
    private int sensors;

    @Option(
            names = "--qos",
            defaultValue = "1",
            paramLabel = "0|1",
            description = "Quality of service of MQTT; default ${DEFAULT-VALUE}.")
    private int qos;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            paramLabel = "N",
            description =
                    "Seconds of the same load before what is measured; default ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--broker",
            paramLabel = "NAME",
            description =
                    "mosquitto or artemis; default: Mosquitto if it is installed, as the peer's"
                            + " script has it.")
    private BrokerKind broker;

    /** The broker to be measured with. */
    BrokerKind broker() {
        return broker == null ? BrokerKind.best() : broker;
    }

    /**
     * The workload.
     *
     * @throws ParameterException if there is no such workload
     */
    Workload workload() {
        try {
            return new Workload(rate, seconds, sensors, qos, warmUp);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
