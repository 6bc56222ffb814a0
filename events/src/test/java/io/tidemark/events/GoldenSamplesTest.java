package io.tidemark.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that were written once and are never written again: what is on gateways' disks and in
 * streams. A red test here means that a schema was changed without keeping the one before in {@code
 * earlier/}; CONTRIBUTING.md says how to change one.
 *
 * <p>A new kind of event is added with {@code -Dtidemark.golden.write=<folder>}, which writes the
 * files that are missing.
 */
class GoldenSamplesTest {

    @ParameterizedTest
    @MethodSource("files")
    void stillDecodes(String file) throws Exception {
        assertThat(EventCodec.decode(golden(file))).isEqualTo(Samples.BY_FILE.get(file));
    }

    @ParameterizedTest
    @MethodSource("files")
    void stillEncodesTheSame(String file) throws Exception {
        assertThat(EventCodec.encode(Samples.BY_FILE.get(file))).isEqualTo(golden(file));
    }

    @Test
    void decodesASummaryOfAnOlderGatewayWithTheDefaultsOfTheNewFields() throws Exception {
        WindowSummary expected =
                WindowSummary.newBuilder(Samples.WINDOW_SUMMARY)
                        .setRevision(0)
                        .setLast(null)
                        .build();

        SpecificRecord decoded = EventCodec.decode(Samples.golden("WindowSummary-1.bin"));

        assertThat(decoded).isEqualTo(expected);
    }

    @Test
    void decodesAnAnomalyOfAnOlderGatewayAsOneThatStandsAlone() throws Exception {
        Anomaly decoded = (Anomaly) EventCodec.decode(Samples.golden("Anomaly-1.bin"));

        assertThat(decoded).isEqualTo(Samples.EARLIER_ANOMALY);
        assertThat(decoded.getIncident()).isNull();
        assertThat(decoded.getPhase()).isEqualTo(AnomalyPhase.OPENED);
        assertThat(decoded.getSeverity()).isEqualTo(Severity.UNKNOWN);
        assertThat(decoded.getReason()).isEqualTo(AnomalyReason.UNUSUAL);
        assertThat(decoded.getExpectedUpper()).isNull();
    }

    @Test
    void decodesTheHealthOfAnOlderGatewayWithTheDefaultsOfTheNewFields() throws Exception {
        GatewayHealth expected =
                GatewayHealth.newBuilder(Samples.GATEWAY_HEALTH)
                        .setReadingsRepeated(0L)
                        .setMessagesDropped(0L)
                        .setResultsFolded(0L)
                        .setResultsDropped(0L)
                        .setResultsSetAside(0L)
                        .setOldestWaitingAt(null)
                        .setSecondsToDrain(null)
                        .setUplinkBytesToday(0L)
                        .build();

        SpecificRecord decoded = EventCodec.decode(Samples.golden("GatewayHealth-1.bin"));

        assertThat(decoded).isEqualTo(expected);
    }

    private static byte[] golden(String file) throws IOException {
        if (Samples.class.getResource("golden/" + file) != null) {
            return Samples.golden(file);
        }
        String folder = System.getProperty("tidemark.golden.write");
        assertThat(folder).as("golden sample %s is missing", file).isNotNull();
        byte[] bytes = EventCodec.encode(Samples.BY_FILE.get(file));
        Files.write(Path.of(folder, file), bytes);
        return bytes;
    }

    static Set<String> files() {
        return Samples.BY_FILE.keySet();
    }
}
