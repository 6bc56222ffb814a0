package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    private static final int HASH_BYTES = SignedFile.HASH_BYTES;
    private static final int SIGNATURE_BLOCK_BYTES = SignedFile.SIGNATURE_BLOCK_BYTES;
    private static final PublicKey KEY = TrainedModel.KEYS.getPublic();
    private static final byte[] BYTES = SignedFile.BYTES;

    @TempDir private Path directory;

    @Test
    void keepsAModelToTheLastBit() throws IOException, ModelRefusedException {
        Path file = directory.resolve("pumps.model");
        ModelFile.write(file, TrainedModel.MODEL, TrainedModel.KEYS.getPrivate());

        FailureModel model = ModelFile.read(file, KEY);

        assertThat(model.name()).isEqualTo("pumps");
        assertThat(model.version()).isEqualTo("3");
        assertThat(model.featureVersion()).isEqualTo(FeatureExtractor.FEATURE_VERSION);
        assertThat(model.sensors()).isEqualTo(TrainedModel.MODEL.sensors());
        assertThat(model.stepMillis()).isZero();
        assertThat(model.cap()).isEqualTo(80);
        assertThat(model.horizon()).isEqualTo(20);
        assertThat(model.coverage()).isEqualTo(0.9);
        assertThat(model.metrics()).isEqualTo(TrainedModel.MODEL.metrics());
        List<MachineHistory> machines =
                SimulatedFleet.cutOff(SimulatedFleet.ofCycles(3).failed(20), 15);
        assertThat(predictions(model, machines))
                .usingRecursiveComparison()
                .isEqualTo(predictions(TrainedModel.MODEL, machines));
        assertThat(ModelFile.encode(model, TrainedModel.KEYS.getPrivate())).isEqualTo(BYTES);
        assertThat(directory).isDirectoryContaining(found -> found.equals(file));
        assertThat(Files.list(directory)).hasSize(1);
    }

    @Test
    void replacesAnEarlierFile() throws IOException, ModelRefusedException {
        Path file = Files.writeString(directory.resolve("pumps.model"), "of another kind");

        ModelFile.write(file, TrainedModel.MODEL, TrainedModel.KEYS.getPrivate());

        assertThat(ModelFile.read(file, KEY).name()).isEqualTo("pumps");
    }

    @Test
    void refusesATruncatedFile() {
        assertRefused(Arrays.copyOf(BYTES, BYTES.length - 1), KEY)
                .contains("is truncated: it has " + (BYTES.length - 1) + " bytes");
        for (int length = 0; length < 2_000; length++) {
            assertRefused(Arrays.copyOf(BYTES, length), KEY).contains("truncated");
        }
        for (int length = 2_000; length < BYTES.length; length += 1_009) {
            assertRefused(Arrays.copyOf(BYTES, length), KEY).contains("truncated");
        }
    }

    @Test
    void refusesAFileWithAnyBitFlipped() {
        Random random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            byte[] flipped = BYTES.clone();
            // The first bytes and the last, with all lengths, more often than the trees.
            int at =
                    round % 2 == 0
                            ? random.nextInt(BYTES.length)
                            : Math.floorMod(random.nextInt(1_200) - 600, BYTES.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            assertRefused(flipped, KEY).isNotBlank();
        }
    }

    @Test
    void refusesAFileThatIsNotSigned() {
        byte[] unsigned = Arrays.copyOf(BYTES, BYTES.length - 64);
        Arrays.fill(unsigned, unsigned.length - 4, unsigned.length, (byte) 0);

        assertRefused(unsigned, KEY).isEqualTo("the model is not signed");
    }

    @Test
    void refusesAFileSignedWithAnotherKey() {
        assertRefused(BYTES, SigningKeys.generate().getPublic())
                .contains("signature does not fit the public key");
    }

    @Test
    void refusesAFileThatWasChangedAndHashedAgain() {
        byte[] changed = Arrays.copyOf(BYTES, BYTES.length - SIGNATURE_BLOCK_BYTES);
        changed[BYTES.length / 2]++;
        byte[] hash = SignedFile.hash(changed, changed.length - HASH_BYTES);
        System.arraycopy(hash, 0, changed, changed.length - HASH_BYTES, HASH_BYTES);
        byte[] whole = Arrays.copyOf(changed, BYTES.length);
        System.arraycopy(BYTES, changed.length, whole, changed.length, SIGNATURE_BLOCK_BYTES);

        assertRefused(whole, KEY).contains("signature does not fit the public key");
    }

    @Test
    void refusesBytesAfterTheEnd() {
        assertRefused(Arrays.copyOf(BYTES, BYTES.length + 3), KEY)
                .contains("3 bytes after its end");
    }

    @Test
    void refusesWhatIsNoModel() throws IOException {
        assertRefused("{\"model\": \"of another kind\"}".getBytes(StandardCharsets.UTF_8), KEY)
                .contains("is no Tidemark model");
        Path file = Files.write(directory.resolve("large"), new byte[(64 << 20) + 1]);
        assertThatExceptionOfType(ModelRefusedException.class)
                .isThrownBy(() -> ModelFile.read(file, KEY))
                .withMessageContaining("larger than a model may be");
    }

    @Test
    void refusesFeaturesOfAnotherVersion() {
        String header = SignedFile.header().replace("\"featureVersion\":1", "\"featureVersion\":2");

        assertRefused(
                        SignedFile.signed(
                                header.getBytes(StandardCharsets.UTF_8), SignedFile.body()),
                        KEY)
                .isEqualTo(
                        "the model was trained on features of version 2, this release computes"
                                + " version 1");
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        byte[] body = SignedFile.body();
        // The last eight bytes are the calibration's last probability.
        ByteBuffer.wrap(body).putDouble(body.length - 8, Double.NaN);

        assertRefused(SignedFile.signed(SignedFile.headerBytes(), body), KEY)
                .isEqualTo("the model is signed but damaged: a number in it is NaN");
    }

    /** Whoever has the key may still make a broken file: no other exception, no endless walk. */
    @Test
    void refusesOrReadsWhateverIsSigned() {
        Random random = new Random(7);
        List<MachineHistory> machines =
                SimulatedFleet.cutOff(SimulatedFleet.ofCycles(3).failed(1), 5);
        int refused = 0;
        for (int round = 0; round < 1_000; round++) {
            byte[] header = SignedFile.headerBytes();
            byte[] body = SignedFile.body();
            byte[] damaged = round % 4 == 0 ? header : body;
            int within = round % 2 == 0 ? damaged.length : 600;
            for (int i = 0; i <= random.nextInt(4); i++) {
                damaged[random.nextInt(Math.min(within, damaged.length))] =
                        (byte) random.nextInt(256);
            }
            if (round % 5 == 0) {
                body = Arrays.copyOf(body, random.nextInt(body.length));
            }
            try {
                predictions(ModelFile.decode(SignedFile.signed(header, body), KEY), machines);
            } catch (ModelRefusedException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(300, 999);
    }

    private static AbstractStringAssert<?> assertRefused(byte[] bytes, PublicKey key) {
        try {
            ModelFile.decode(bytes, key);
        } catch (ModelRefusedException e) {
            return assertThat(e.getMessage());
        }
        throw new AssertionError("a file of " + bytes.length + " bytes was accepted");
    }

    private static List<Prediction> predictions(FailureModel model, List<MachineHistory> machines) {
        return RemainingLifeEvaluation.predictLast(
                model, SimulatedFleet.SENSORS, machines, TrainingProgress.SILENT);
    }
}
