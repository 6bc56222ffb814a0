package io.tidemark.local.bridge;

import io.tidemark.local.LocalAws;
import io.tidemark.local.process.Termination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Does the Kinesis action of the deployed IoT rule, which MiniStack skips, until it is asked to
 * end. The rule's identity check, SQL and queue are MiniStack's; the last hop is this process's.
 */
@Command(name = "rule-bridge", description = "Drains the IoT rule's queue into its stream.")
public final class RuleBridgeProcess implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RuleBridgeProcess.class);

    @Option(names = "--rule", required = true, description = "Name of the IoT rule.")
    private String rule;

    @Option(names = "--iot-endpoint", required = true, description = "URL of IoT Core and SQS.")
    private String iotEndpoint;

    @Option(names = "--kinesis-endpoint", required = true, description = "URL of Kinesis.")
    private String kinesisEndpoint;

    @Option(names = "--ready-file", required = true, description = "Written once it runs.")
    private Path readyFile;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RuleBridgeProcess()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Termination termination = Termination.onSignal();
                IotClient iot = LocalAws.client(IotClient.builder(), iotEndpoint);
                SqsClient sqs = LocalAws.client(SqsClient.builder(), iotEndpoint);
                KinesisClient kinesis = LocalAws.client(KinesisClient.builder(), kinesisEndpoint)) {
            DeployedRule deployed = DeployedRule.read(iot, rule);
            LOG.info("Draining {} into the stream {}", deployed.queueUrl(), deployed.stream());
            RuleTransfer transfer =
                    new RuleTransfer(
                            new SqsRuleQueue(sqs, deployed.queueUrl()),
                            new KinesisEventStream(kinesis, deployed.stream()),
                            deployed.partitionKey());
            BackOff backOff = new BackOff(new SplittableRandom());
            Files.writeString(readyFile, deployed.stream());
            while (!termination.asked()) {
                moveSome(transfer, backOff);
            }
        }
        return 0;
    }

    /** A throttled stream is not asked again at once: that would keep it throttled. */
    private static void moveSome(RuleTransfer transfer, BackOff backOff)
            throws InterruptedException {
        try {
            if (transfer.moveSome().refused() == 0) {
                backOff.reset();
                return;
            }
        } catch (SdkException outage) {
            LOG.warn("Nothing moved, the messages stay in the queue: {}", outage.getMessage());
        }
        TimeUnit.MILLISECONDS.sleep(backOff.next().toMillis());
    }
}
