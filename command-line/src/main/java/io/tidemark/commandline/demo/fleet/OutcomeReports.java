package io.tidemark.commandline.demo.fleet;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.simulate.fleet.Outcome;
import io.tidemark.local.LocalAws;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/** Reports how pumps ended, as a maintenance system does: to the stream of outcomes. */
final class OutcomeReports {

    private final String endpoint;
    private final String stream;

    /**
     * @param endpoint URL of Kinesis
     * @param stream of the outcomes
     */
    OutcomeReports(String endpoint, String stream) {
        this.endpoint = endpoint;
        this.stream = stream;
    }

    /**
     * @throws CommandFailedException if the stream did not take all
     */
    void send(List<Outcome> outcomes) {
        List<PutRecordsRequestEntry> records = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            records.add(
                    PutRecordsRequestEntry.builder()
                            .partitionKey(outcome.site() + "/" + outcome.machine())
                            .data(SdkBytes.fromUtf8String(outcome.toJson()))
                            .build());
        }
        try (KinesisClient kinesis = LocalAws.client(KinesisClient.builder(), endpoint)) {
            PutRecordsResponse answer =
                    kinesis.putRecords(request -> request.streamName(stream).records(records));
            if (answer.failedRecordCount() > 0) {
                throw new CommandFailedException(
                        "the stream %s did not take %d of %d outcomes"
                                .formatted(stream, answer.failedRecordCount(), records.size()));
            }
        }
    }
}
