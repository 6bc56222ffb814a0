package io.tidemark.edge.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.edge.model.ModelOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents of shadows, which whoever may write the shadow has written. */
class DesiredModelTest {

    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final DeliveryConfig CONFIG =
            new DeliveryConfig(
                    Path.of("models"), null, "eu-west-1", null, null, Duration.ofDays(1), 100);

    @Test
    void readsADocumentAsTheCloudWritesIt() throws Exception {
        Map<String, Object> document = document();
        document.put("trial", Map.of("seconds", 600.0, "predictions", 20.0));

        assertThat(DesiredModel.of(document, CONFIG))
                .isEqualTo(
                        new DesiredModel(
                                "presses",
                                "7",
                                "lake-1",
                                "models/presses/7/failure.model",
                                HASH,
                                1_000,
                                Duration.ofMinutes(10),
                                20));
    }

    @Test
    void takesTheConfiguredTrialIfTheDocumentHasNone() throws Exception {
        DesiredModel desired = DesiredModel.of(document(), CONFIG);

        assertThat(desired.trial()).isEqualTo(Duration.ofDays(1));
        assertThat(desired.trialPredictions()).isEqualTo(100);
    }

    @Test
    void knowsTheOrderThatWasMadeOfIt() throws Exception {
        DesiredModel desired = DesiredModel.of(document(), CONFIG);
        Map<String, Object> other = document();
        other.put("trial", Map.of("seconds", 0));
        ModelOrder order = desired.order(5);

        assertThat(desired.isOrderedBy(order)).isTrue();
        assertThat(desired.isOrderedBy(order.refused("too large"))).isTrue();
        assertThat(desired.isOrderedBy(null)).isFalse();
        assertThat(DesiredModel.of(other, CONFIG).isOrderedBy(order)).isFalse();
    }

    static List<Map<String, Object>> hostile() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object name : new Object[] {null, "", "a/b", "..", "x".repeat(200), 7, "a\nb"}) {
            all.add(with("name", name));
            all.add(with("version", name));
        }
        for (Object location :
                new Object[] {
                    null,
                    "http://169.254.169.254/latest",
                    "s3://bucket",
                    "s3://bucket/",
                    "s3://bucket/../secret",
                    "s3://bucket/a/../b",
                    "s3://bucket//a",
                    "s3://bucket/a b",
                    "s3://bucket/a?x=1",
                    "s3://bucket/a#b",
                    "s3://bucket/%2e%2e",
                    "s3://user@host/a",
                    "s3://bucket:80/a",
                    "s3://bucket/" + "a".repeat(2_000),
                    List.of("s3://bucket/a")
                }) {
            all.add(with("location", location));
        }
        for (Object hash : new Object[] {null, "", HASH.toUpperCase(), HASH + "0", "../" + HASH}) {
            all.add(with("sha256", hash));
        }
        for (Object bytes :
                new Object[] {null, 0, -1, 1.5, (64 << 20) + 1, Double.NaN, 1e300, "1000"}) {
            all.add(with("bytes", bytes));
        }
        all.add(with("trial", "soon"));
        all.add(with("trial", Map.of("seconds", -1)));
        all.add(with("trial", Map.of("seconds", 1e12)));
        all.add(with("trial", Map.of("predictions", "many")));
        return all;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesWhatIsNoModelInFewWords(Map<String, Object> document) {
        assertThatThrownBy(() -> DesiredModel.of(document, CONFIG))
                .isInstanceOf(UnusableDocumentException.class)
                .satisfies(
                        refused ->
                                assertThat(refused.getMessage())
                                        .contains("expected")
                                        .doesNotContain("\n")
                                        .hasSizeLessThan(200));
    }

    private static Map<String, Object> document() {
        Map<String, Object> document = new HashMap<>();
        document.put("name", "presses");
        document.put("version", "7");
        document.put("location", "s3://lake-1/models/presses/7/failure.model");
        document.put("sha256", HASH);
        document.put("bytes", 1_000.0);
        return document;
    }

    private static Map<String, Object> with(String key, Object value) {
        Map<String, Object> document = document();
        document.put(key, value);
        return document;
    }
}
