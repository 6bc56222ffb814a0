package io.tidemark.edge.ingest;

import static io.tidemark.edge.ingest.ParserFixtures.TOPIC;
import static io.tidemark.edge.ingest.ParserFixtures.message;
import static io.tidemark.edge.ingest.ParserFixtures.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
                                "oslo/press-1/temperature",
                                "heat",
                                "\u00b0C",
                                -7.25,
                                TS,
                                42L,
                                ParserFixtures.RECEIVED_AT.toEpochMilli()));
    }

    @Test
    void leavesAbsentAndNullOptionalFieldsNull() {
        assertThat(parse(GOOD).readings())
                .containsExactly(
                        new SensorReading(
                                "oslo/press-1/temperature",
                                "t",
                                null,
                                1.5,
                                TS,
                                null,
                                ParserFixtures.RECEIVED_AT.toEpochMilli()));
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
