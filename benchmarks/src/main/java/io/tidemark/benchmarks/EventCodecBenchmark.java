package io.tidemark.benchmarks;

import io.tidemark.events.EventCodec;
import io.tidemark.events.EventId;
import io.tidemark.events.UndecodableEventException;
import io.tidemark.events.UplinkBatch;
import io.tidemark.events.UplinkEntry;
import io.tidemark.events.WindowSummary;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the contract costs for each event, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventCodecBenchmark {

    private static final int EVENTS_PER_BATCH = 1_000;

    private WindowSummary summary;
    private byte[] encoded;
    private UplinkBatch batch;
    private byte[] encodedBatch;

    @Setup
    public void prepare() {
        Random random = new Random(1);
        List<UplinkEntry> entries = new ArrayList<>();
        for (int index = 0; index < EVENTS_PER_BATCH; index++) {
            summary = summary(index, random);
            encoded = EventCodec.encode(summary);
            entries.add(new UplinkEntry((long) index, ByteBuffer.wrap(encoded)));
        }
        batch = new UplinkBatch("gateway-1", entries);
        encodedBatch = EventCodec.encodeBatch(batch);
    }

    @Benchmark
    public byte[] encodeEvent() {
        return EventCodec.encode(summary);
    }

    @Benchmark
    public SpecificRecord decodeEvent() throws UndecodableEventException {
        return EventCodec.decode(encoded);
    }

    @Benchmark
    public String identifyEvent() {
        return EventId.of(summary);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS_PER_BATCH)
    public byte[] encodeBatch() {
        return EventCodec.encodeBatch(batch);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS_PER_BATCH)
    public UplinkBatch decodeBatch() throws UndecodableEventException {
        return EventCodec.decodeBatch(encodedBatch);
    }

    private static WindowSummary summary(int index, Random random) {
        Instant start = Instant.ofEpochSecond(1_767_225_600L + 5L * (index / 100));
        return WindowSummary.newBuilder()
                .setGateway("gateway-1")
                .setSite("plant-7")
                .setMachine("press-" + index % 10)
                .setSensor("sensor-" + index % 100)
                .setType("temperature")
                .setUnit("Cel")
                .setWindowStart(start)
                .setWindowEnd(start.plusSeconds(5))
                .setCount(50)
                .setMean(20 + random.nextGaussian())
                .setMin(17)
                .setMax(23)
                .setStandardDeviation(random.nextDouble())
                .setLast(20.5)
                .build();
    }
}
