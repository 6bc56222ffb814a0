package io.tidemark.edge.ingest;

import static io.tidemark.edge.ingest.ParserFixtures.RECEIVED_AT;
import static io.tidemark.edge.ingest.ParserFixtures.TOPIC;
import static io.tidemark.edge.ingest.ParserFixtures.message;
import static io.tidemark.edge.ingest.ParserFixtures.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingParserTest {

    private static final long TS = 1_767_225_590_000L;
    private static final String GOOD =
            "{\"sensor\":\"temperature\",\"type\":\"t\",\"value\":1.5,\"ts\":" + TS + "}";

    @Test
    void takesEveryFieldOfAReading() {
        ParserFixtures.Parsed parsed =
                parse(
                        "{\"sensor\":\"temperature\",\"type\":\"heat\",\"value\":-7.25,"
                                + "\"unit\":\"\u00b0C\",\"ts\":1767225590000,\"seq\":42}");

        assertThat(parsed.rejections()).isEmpty();
        assertThat(parsed.readings())
                .containsExactly(
                        new SensorReading(
                                "oslo",
                                "press-1",
                                "temperature",
                                "heat",
                                "\u00b0C",
                                -7.25,
                                TS,
                                42L));
    }

    @Test
    void leavesAbsentAndNullOptionalFieldsNull() {
        assertThat(parse(GOOD).readings())
                .containsExactly(
                        new SensorReading(
                                "oslo", "press-1", "temperature", "t", null, 1.5, TS, null));
        assertThat(parse(GOOD.replace("{", "{\"unit\":null,\"seq\":null,")).readings())
                .isEqualTo(parse(GOOD).readings());
    }

    @Test
    void ignoresUnknownFieldsOfAnyShape() {
        String unknown = "{\"extra\":{\"sensor\":[1,{\"ts\":\"x\"}]},\"\":null,";

        assertThat(parse(GOOD.replaceFirst("\\{", unknown)).readings())
                .isEqualTo(parse(GOOD).readings());
    }

    @Test
    void letsTheLastOfRepeatedFieldsCount() {
        assertThat(parse(GOOD.replace("{", "{\"value\":\"wrong\",\"value\":9,")).readings())
                .isEqualTo(parse(GOOD).readings());
        assertThat(parse(GOOD.replace("}", ",\"value\":null}")).rejections())
                .extracting(Rejection::reason)
                .containsExactly(RejectionReason.MISSING_FIELD);
    }

    @Test
    void judgesTheElementsOfAnArrayOneByOne() {
        String wrongType = "{\"sensor\":1 , \"ts\":" + TS + "}";
        String payload = "[" + GOOD + " ,\n " + wrongType + ", [1,[2]], \"text\" ,7 ," + GOOD + "]";

        ParserFixtures.Parsed parsed = parse(payload);

        assertThat(parsed.readings()).hasSize(2);
        assertThat(parsed.rejections())
                .extracting(Rejection::reason)
                .containsOnly(RejectionReason.WRONG_TYPE);
        assertThat(parsed.rejections())
                .extracting(rejection -> text(rejection.payload()))
                .containsExactly(wrongType, "[1,[2]]", "\"text\"", "7");
        assertThat(parsed.rejections())
                .extracting(Rejection::eventTimeMillis)
                .containsExactly(TS, null, null, null);
    }

    @Test
    void keepsTheElementsBeforeThePlaceWhereAnArrayBreaks() {
        ParserFixtures.Parsed parsed = parse("[" + GOOD + "," + GOOD + ",{\"sensor\":\"tem");

        assertThat(parsed.readings()).hasSize(2);
        assertThat(parsed.rejections())
                .singleElement()
                .satisfies(
                        rejection -> {
                            assertThat(rejection.reason())
                                    .isEqualTo(RejectionReason.MALFORMED_JSON);
                            assertThat(text(rejection.payload())).isEqualTo("{\"sensor\":\"tem");
                        });
    }

    @Test
    void findsNothingInAnEmptyArray() {
        ParserFixtures.Parsed parsed = parse(" [ ] ");

        assertThat(parsed.readings()).isEmpty();
        assertThat(parsed.rejections()).isEmpty();
    }

    @Test
    void describesARefusedMessage() {
        String payload = GOOD.replace("1.5", "\"" + "x".repeat(2_000) + "\"");

        assertThat(parse(payload).rejections())
                .singleElement()
                .satisfies(
                        rejection -> {
                            assertThat(rejection.topic()).isEqualTo(TOPIC);
                            assertThat(rejection.detail())
                                    .startsWith("value: found the text xxx")
                                    .endsWith("..., expected a number");
                            assertThat(text(rejection.payload()))
                                    .isEqualTo(payload.substring(0, 1_024));
                            assertThat(rejection.payloadBytes()).isEqualTo(payload.length());
                            assertThat(rejection.eventTimeMillis()).isEqualTo(TS);
                            assertThat(rejection.receivedAtMillis())
                                    .isEqualTo(RECEIVED_AT.toEpochMilli());
                        });
    }

    @Test
    void digestsTheWholePayload() {
        // printf abc | sha256sum, the example of FIPS 180-4
        assertThat(parse("abc").rejections())
                .extracting(Rejection::digest)
                .containsExactly(
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void boundsTheDetail() {
        assertThat(parse(message("x".repeat(65_535), new byte[0])).rejections())
                .singleElement()
                .satisfies(
                        rejection -> assertThat(rejection.detail()).hasSizeLessThanOrEqualTo(500));
    }

    @Test
    void takesTimestampsUpToTheLimitsAndNoFurther() {
        long earliest = ParserFixtures.LIMITS.earliest().toEpochMilli();
        long latest = RECEIVED_AT.plus(Duration.ofDays(1)).toEpochMilli();

        assertThat(parse(at(earliest)).readings()).hasSize(1);
        assertThat(parse(at(latest)).readings()).hasSize(1);
        assertThat(reasonOf(at(earliest - 1))).isEqualTo(RejectionReason.TIMESTAMP_TOO_OLD);
        assertThat(reasonOf(at(latest + 1))).isEqualTo(RejectionReason.TIMESTAMP_IN_FUTURE);
        assertThat(reasonOf(at(Long.MAX_VALUE))).isEqualTo(RejectionReason.TIMESTAMP_IN_FUTURE);
        assertThat(reasonOf(at(Long.MIN_VALUE))).isEqualTo(RejectionReason.TIMESTAMP_TOO_OLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+Infinity", "-INF", "1e400", "-1e400"})
    void refusesNumbersThatAreNotFinite(String number) {
        assertThat(reasonOf(GOOD.replace("1.5", number))).isEqualTo(RejectionReason.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @CsvSource({
        "sensor, 5",
        "sensor, true",
        "sensor, {}",
        "type, [\"t\"]",
        "value, \"1.5\"",
        "value, false",
        "value, {\"v\":1}",
        "unit, 3",
        "ts, \"2026-01-01T00:00:00Z\"",
        "ts, 1.5",
        "ts, 99999999999999999999",
        "seq, \"1\"",
        "seq, 1.0"
    })
    void refusesAFieldOfAnotherType(String field, String found) {
        assertThat(reasonOf(GOOD.replace("}", ",\"" + field + "\":" + found + "}")))
                .isEqualTo(RejectionReason.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tidemark",
                "tidemark/",
                "tidemark/a/b",
                "tidemark/a/b/",
                "tidemark//b/c",
                "tidemark/a//c",
                "tidemark/a/b/c/d",
                "tidemark/a/b/c/",
                "tidemarks/a/b/c",
                "/tidemark/a/b/c",
                "other/a/b/c",
                "///",
                ""
            })
    void refusesAnotherTopic(String topic) {
        assertThat(parse(message(topic, bytes(GOOD))).rejections())
                .extracting(Rejection::reason)
                .containsExactly(RejectionReason.UNKNOWN_TOPIC);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x80, 0xC0, 0xFF})
    void refusesBytesThatAreNotText(int value) {
        byte[] payload = bytes(GOOD);
        payload[payload.length - 3] = (byte) value;
        payload[2] = (byte) value;

        assertThat(parse(message(TOPIC, payload)).rejections())
                .extracting(Rejection::reason)
                .containsExactly(RejectionReason.MALFORMED_JSON);
    }

    @Test
    void refusesJsonInAnotherEncoding() {
        assertThat(parse(message(TOPIC, GOOD.getBytes(StandardCharsets.UTF_16LE))).rejections())
                .extracting(Rejection::reason)
                .containsExactly(RejectionReason.MALFORMED_JSON);
    }

    @Test
    void neverThrowsAndIsSilentAboutEmptyArraysOnly() {
        Random random = new Random(20_260_101);
        byte[] seed = bytes("[" + GOOD + ",{\"unit\":\"\\u00b0\",\"seq\":-1e5,\"x\":[null,NaN]}]");
        for (int run = 0; run < 200_000; run++) {
            byte[] payload = run % 4 == 0 ? noise(random) : mutated(seed, random);

            ParserFixtures.Parsed parsed = parse(message(TOPIC, payload));

            if (parsed.readings().isEmpty() && parsed.rejections().isEmpty()) {
                assertThat(text(payload)).matches("\\s*\\[\\s*]\\s*");
            }
        }
    }

    private static byte[] noise(Random random) {
        byte[] payload = new byte[random.nextInt(60)];
        random.nextBytes(payload);
        return payload;
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] payload = Arrays.copyOf(seed, 2 + random.nextInt(seed.length - 1));
        String alphabet = "{}[]\",:\\eE+-.0123456789nultrefasNI \u0000\u00ff";
        for (int change = random.nextInt(4); change >= 0; change--) {
            payload[random.nextInt(payload.length)] =
                    (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return payload;
    }

    private static RejectionReason reasonOf(String payload) {
        ParserFixtures.Parsed parsed = parse(payload);
        assertThat(parsed.readings()).isEmpty();
        assertThat(parsed.rejections()).hasSize(1);
        return parsed.rejections().get(0).reason();
    }

    private static String at(long millis) {
        return GOOD.replace(Long.toString(TS), Long.toString(millis));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
