package io.tidemark.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.anomaly.LastHeard;
import io.tidemark.edge.ingest.DeviceMessage;
import io.tidemark.edge.machine.MachineHeard;
import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.edge.machine.PendingWindows;
import io.tidemark.edge.model.ModelInUse;
import io.tidemark.edge.model.ModelOrder;
import io.tidemark.edge.model.ModelStage;
import io.tidemark.edge.model.ModelVerdict;
import io.tidemark.edge.model.ModelsInUse;
import io.tidemark.edge.model.TrialTally;
import io.tidemark.edge.prediction.PredictedMachine;
import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.edge.window.SensorClock;
import io.tidemark.edge.window.SensorWindow;
import io.tidemark.edge.window.WindowAggregate;
import io.tidemark.events.Anomaly;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.ModelEvaluation;
import io.tidemark.events.ModelPhase;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.RejectionReason;
import io.tidemark.events.WindowSummary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.formats.avro.typeutils.AvroSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type that crosses an operator or lives in state. */
class SerializationTest {

    private static final WindowAggregate AGGREGATE = new WindowAggregate(2, 1, 2, 0, 2, 2, 5);
    private static final Instant TIME = Instant.parse("2026-01-01T10:00:00.123Z");

    @ParameterizedTest
    @ValueSource(
            classes = {
                DeviceMessage.class,
                SensorReading.class,
                Rejection.class,
                SensorClock.class,
                SensorWindow.class,
                WindowAggregate.class,
                LastHeard.class,
                MachineWindow.class,
                PendingWindows.class,
                MachineHeard.class,
                PredictedMachine.class,
                ModelOrder.class,
                ModelsInUse.class
            })
    void usesFlinksOwnSerializerForRecords(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Anomaly.class,
                FailurePrediction.class,
                ModelEvaluation.class,
                WindowSummary.class,
                RejectedReading.class
            })
    void usesAvroForEvents(Class<?> type) {
        assertThat(serializer(type)).isInstanceOf(AvroSerializer.class);
    }

    static Stream<Object> values() {
        return Stream.of(
                new SensorReading("s/m/t", "type", "C", -0.0, -1, 7L, 9),
                new SensorReading("s/m/t", "type", null, Double.MIN_VALUE, 0, null, 0),
                new SensorClock(Long.MIN_VALUE, 1, 2, new long[] {3, -4}, 5, 6, 7),
                new SensorWindow(AGGREGATE, "type", null, -1, new byte[] {0, -1}),
                new SensorWindow(AGGREGATE, "type", "C", 3, null),
                new LastHeard(1, Long.MAX_VALUE, true, "type", null),
                new MachineWindow("s/m", 5, new String[] {"a", "b"}, new double[] {1, Double.NaN}),
                new PendingWindows(
                        new String[] {"a"},
                        new long[] {1},
                        new long[] {2},
                        Long.MIN_VALUE,
                        new long[] {3},
                        new long[] {4},
                        new double[] {Double.NaN},
                        5),
                new MachineHeard(1, 2, new String[] {"a"}, 3),
                new PredictedMachine(1, 2, new String[0], 3),
                order(),
                ModelsInUse.NONE,
                models(),
                anomaly(),
                prediction(),
                summary(),
                rejected());
    }

    @ParameterizedTest
    @MethodSource("values")
    void comesBackAsItWas(Object value) throws IOException {
        assertThat(roundTrip(value)).isEqualTo(value);
    }

    @Test
    void bringsARejectionBackWithItsBytes() throws IOException {
        Rejection rejection =
                new Rejection(
                        "topic", RejectionReason.LATE, "d", new byte[] {0, -1}, 2, "ff", null, 9);

        assertThat(roundTrip(rejection)).usingRecursiveComparison().isEqualTo(rejection);
    }

    private static Object roundTrip(Object value) throws IOException {
        @SuppressWarnings("unchecked")
        TypeSerializer<Object> serializer = (TypeSerializer<Object>) serializer(value.getClass());
        DataOutputSerializer output = new DataOutputSerializer(64);
        serializer.serialize(value, output);
        return serializer.deserialize(new DataInputDeserializer(output.getCopyOfBuffer()));
    }

    private static TypeSerializer<?> serializer(Class<?> type) {
        SerializerConfigImpl withoutKryo = new SerializerConfigImpl();
        withoutKryo.setGenericTypes(false);
        return TypeInformation.of(type).createSerializer(withoutKryo);
    }

    private static ModelOrder order() {
        return new ModelOrder("presses", "2", "ab", 5, 6, 7, null);
    }

    private static ModelsInUse models() {
        ModelInUse model = new ModelInUse("presses", "1", 1, "cd", 3);
        return new ModelsInUse(
                model,
                model,
                null,
                ModelStage.PROBATION,
                order(),
                order().refused("too large"),
                TrialTally.empty(),
                new ModelVerdict("presses", "2", ModelPhase.PROMOTED, 9, TrialTally.empty(), null));
    }

    private static Anomaly anomaly() {
        return Anomaly.newBuilder()
                .setGateway("g")
                .setSite("s")
                .setMachine("m")
                .setSensor("t")
                .setType("type")
                .setEventTime(TIME)
                .setValue(1.5)
                .setScore(3)
                .setThreshold(2)
                .setDetector("d")
                .setDetectorVersion("1")
                .build();
    }

    private static FailurePrediction prediction() {
        return FailurePrediction.newBuilder()
                .setGateway("g")
                .setSite("s")
                .setMachine("m")
                .setEventTime(TIME)
                .setRemainingLife(5)
                .setRemainingLifeLower(0)
                .setRemainingLifeUpper(9)
                .setCoverage(0.9)
                .setFailureProbability(1)
                .setHorizonMillis(6)
                .setModel("model")
                .setModelVersion("1")
                .setFeatureVersion(1)
                .build();
    }

    private static WindowSummary summary() {
        return WindowSummary.newBuilder()
                .setGateway("g")
                .setSite("s")
                .setMachine("m")
                .setSensor("t")
                .setType("type")
                .setWindowStart(TIME)
                .setWindowEnd(TIME.plusSeconds(5))
                .setCount(1)
                .setMean(1)
                .setMin(1)
                .setMax(1)
                .setStandardDeviation(0)
                .setLast(1.0)
                .build();
    }

    private static RejectedReading rejected() {
        return RejectedReading.newBuilder()
                .setGateway("g")
                .setTopic("t")
                .setReason(RejectionReason.WRONG_TYPE)
                .setDetail("d")
                .setPayload(ByteBuffer.wrap(new byte[] {0, -1}))
                .setPayloadBytes(2)
                .setDigest("ff")
                .setOccurrence(2)
                .setReceivedAt(TIME)
                .build();
    }
}
