package io.tidemark.local.broker;

import io.tidemark.local.process.Termination;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the device broker until it is asked to end. */
@Command(name = "device-broker", description = "MQTT broker of the local stage.")
public final class DeviceBrokerProcess implements Callable<Integer> {

    @Option(names = "--port", required = true, description = "Port of 127.0.0.1.")
    private int port;

    @Option(names = "--data-directory", required = true, description = "Where messages wait.")
    private Path dataDirectory;

    @Option(
            names = "--survives-kill",
            description =
                    "Acknowledges what a kill leaves in the journal, and does not keep the order.")
    private boolean survivesKill;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DeviceBrokerProcess()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        try (Termination termination = Termination.onSignal()) {
            DeviceBroker broker =
                    DeviceBroker.start(
                            port,
                            dataDirectory,
                            survivesKill
                                    ? DeviceBroker.Acknowledgement.WHEN_JOURNALLED
                                    : DeviceBroker.Acknowledgement.AT_ONCE);
            termination.await();
            broker.stop();
        }
        return 0;
    }
}
