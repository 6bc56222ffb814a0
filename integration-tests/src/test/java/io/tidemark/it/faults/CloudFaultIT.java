package io.tidemark.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.local.LocalAws;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The whole path with faults in the cloud: the tables have every reading once. */
@ExtendWith(SeedInFailures.class)
class CloudFaultIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ABOUT_FIVE_SECONDS = 500;
    private static CloudStage stage;

    @BeforeAll
    static void startTheWholePath() throws Exception {
        stage = CloudStage.start();
    }

    @AfterAll
    static void endIt() throws Exception {
        if (stage != null) {
            stage.close();
        }
    }

    /**
     * A checkpoint is complete, so the files of its rows are final; the commit is on its way to
     * Glue, or done there without the job knowing.
     */
    @ParameterizedTest
    @EnumSource
    void aCloudJobKilledBetweenPreCommitAndCommitStoresEveryRowOnce(AwsGate.Hold where)
            throws Exception {
        try (CloudRun run = new CloudRun("commit seam " + where, stage)) {
            run.awaitRows();
            stage.glue().hold("UpdateTable", where).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            stage.cloudJob().kill();
            stage.glue().open();
            stage.cloudJob().start();
            stage.cloudJob().awaitReady();
            run.requireEverythingOnce();
        }
    }

    @Test
    void throttlingDelaysOnly() throws Exception {
        Random random = Seed.random("throttling");
        try (CloudRun run = new CloudRun("throttling", stage)) {
            run.awaitRows();
            stage.kinesis()
                    .throttle(
                            operation ->
                                    (operation.equals("PutRecords")
                                                    || operation.equals("GetRecords"))
                                            && random.nextInt(4) > 0);
            run.goOnForAbout(4 * ABOUT_FIVE_SECONDS);
            assertThat(stage.kinesis().throttled()).isPositive();
            stage.kinesis().open();
            run.requireEverythingOnce();
        }
    }

    @Test
    void aShardThatIsSplitWhileItIsReadLosesNothing() throws Exception {
        try (CloudRun run = new CloudRun("split", stage)) {
            run.awaitRows();
            splitFirstShard();
            run.goOnForAbout(2 * ABOUT_FIVE_SECONDS);
            run.requireEverythingOnce();
        }
    }

    @Test
    void theWholePathSurvivesTheKillOfEachOfItsProcesses() throws Exception {
        try (CloudRun run = new CloudRun("everything killed", stage)) {
            for (StageProcess process : stage.processes()) {
                run.goOnForAbout(ABOUT_FIVE_SECONDS);
                process.kill();
                if (process != stage.broker()) {
                    run.goOnForAbout(ABOUT_FIVE_SECONDS);
                }
                process.start();
                process.awaitReady();
            }
            run.requireEverythingOnce();
        }
    }

    private static void splitFirstShard() throws Exception {
        String stream = stage.resources().stream();
        try (KinesisClient kinesis =
                LocalAws.client(KinesisClient.builder(), stage.layout().localStackUrl())) {
            Shard shard =
                    kinesis.listShards(request -> request.streamName(stream)).shards().stream()
                            .filter(
                                    open ->
                                            open.sequenceNumberRange().endingSequenceNumber()
                                                    == null)
                            .findFirst()
                            .orElseThrow();
            kinesis.splitShard(
                    request ->
                            request.streamName(stream)
                                    .shardToSplit(shard.shardId())
                                    .newStartingHashKey(middle(shard)));
        }
    }

    private static String middle(Shard shard) {
        BigInteger start = new BigInteger(shard.hashKeyRange().startingHashKey());
        BigInteger end = new BigInteger(shard.hashKeyRange().endingHashKey());
        return start.add(end).divide(BigInteger.TWO).toString();
    }
}
