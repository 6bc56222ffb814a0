package io.tidemark.rollout.step;

import io.tidemark.rollout.aws.AwsRollouts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes on with every rollout, once or for as long as it runs. */
@Command(
        name = "rollout-step",
        description = "Go on with the rollout of every model as far as it goes now.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every rollout went on, or has nothing to do",
            "1:some did not; the log says why, the others did",
            "2:the command line was wrong"
        })
public final class RolloutStep implements Callable<Integer> {

    private static final String LOG = "log4j2.configurationFile";

    @Mixin private AwsOptions aws;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description =
                    "Do so again and again, with this pause, until stopped; failures are logged and"
                            + " waited out. Without it, once.")
    private Integer pauseSeconds;

    @Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description = "File to make once all rollouts have gone on for the first time.")
    private Path readyFile;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    private RolloutStep() {}

    public static void main(String[] arguments) {
        if (System.getProperty(LOG) == null) {
            System.setProperty(LOG, "classpath:io/tidemark/rollout/step/log.xml");
        }
        System.exit(
                new CommandLine(new RolloutStep())
                        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                        .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (AwsRollouts rollouts = aws.open()) {
            AllRollouts all = new AllRollouts(rollouts.rollouts());
            boolean done = all.advance();
            if (readyFile != null) {
                Files.write(readyFile, new byte[0]);
            }
            while (pauseSeconds != null) {
                TimeUnit.SECONDS.sleep(pauseSeconds);
                all.advance();
            }
            return done ? 0 : 1;
        }
    }
}
