package io.tidemark.cloud.outcome.file;

import io.tidemark.cloud.lake.GlueLake;
import io.tidemark.cloud.lake.LakeConfig;
import io.tidemark.cloud.outcome.OutcomeInput;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The rows of CSV files that are uploaded to a folder, each row of each version of a file once:
 * which versions were seen and how far the current ones were read is part of the checkpoint. Files
 * are read in the order of their upload, rows in the order of the file. A file that is replaced is
 * read again as a whole; its earlier outcomes are refused by their ids.
 */
public final class OutcomeFileSource implements Source<OutcomeInput, OutcomeFileSplit, SeenFiles> {

    private static final long serialVersionUID = 1L;

    /** A listing for each costs less than two dollars a month. */
    private static final Duration LISTING_INTERVAL = Duration.ofSeconds(10);

    private final OutcomeFiles files;
    private final Duration interval;

    OutcomeFileSource(OutcomeFiles files, Duration interval) {
        this.files = files;
        this.interval = interval;
    }

    /**
     * The rows of all files in a folder of S3.
     *
     * @param folder {@code s3://bucket/path} without a slash at the end
     * @param lake whose region and endpoint of S3 are the folder's too
     */
    public static DataStream<OutcomeInput> rows(
            StreamExecutionEnvironment environment, String folder, LakeConfig lake) {
        return rows(
                environment,
                new OutcomeFileSource(
                        new S3OutcomeFiles(GlueLake.properties(lake), folder), LISTING_INTERVAL));
    }

    static DataStream<OutcomeInput> rows(
            StreamExecutionEnvironment environment, OutcomeFileSource source) {
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "Outcome files")
                .uid("outcome-files")
                .setParallelism(1);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<OutcomeInput, OutcomeFileSplit> createReader(SourceReaderContext context) {
        return new OutcomeRowReader(() -> new OutcomeFileReader(files), context);
    }

    @Override
    public SplitEnumerator<OutcomeFileSplit, SeenFiles> createEnumerator(
            SplitEnumeratorContext<OutcomeFileSplit> context) {
        return restoreEnumerator(context, new SeenFiles());
    }

    @Override
    public SplitEnumerator<OutcomeFileSplit, SeenFiles> restoreEnumerator(
            SplitEnumeratorContext<OutcomeFileSplit> context, SeenFiles seen) {
        return new OutcomeFileEnumerator(context, files, interval, seen);
    }

    @Override
    public SimpleVersionedSerializer<OutcomeFileSplit> getSplitSerializer() {
        return new OutcomeFileSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<SeenFiles> getEnumeratorCheckpointSerializer() {
        return new SeenFilesSerializer();
    }
}
