package io.tidemark.infra.observability;

import static com.dashjoin.jsonata.Jsonata.jsonata;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The expressions of the state machine, on what Athena answers. */
class MeasureTest {

    private static final Pattern EXPRESSION = Pattern.compile("\\{% (.*) %}", Pattern.DOTALL);

    @Test
    void makesAMetricOfEachColumnOfTheAnswer() throws IOException {
        Map<String, Object> answer =
                answer(List.of("silent_gateways", "rejected_share"), List.of("3", "0.125"));

        assertThat(evaluate("/States/Tell/Arguments/MetricData", answer))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                                        [{"MetricName": "silent_gateways", "Value": 3},
                                         {"MetricName": "rejected_share", "Value": 0.125}]
                                        """));
    }

    @Test
    void makesAListOfOneMetricToo() throws IOException {
        assertThat(
                        evaluate(
                                "/States/Tell/Arguments/MetricData",
                                answer(List.of("checkpoint_age_minutes"), List.of("7"))))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        "[{\"MetricName\": \"checkpoint_age_minutes\", \"Value\":"
                                                + " 7}]"));
    }

    @Test
    void asksWhatItIsGivenAndReadsTheAnswerToIt() throws IOException {
        assertThat(
                        evaluate("/States/Ask/Arguments/QueryString", Map.of("sql", "SELECT 1"))
                                .asText())
                .isEqualTo("SELECT 1");
        assertThat(
                        evaluate(
                                        "/States/Read/Arguments/QueryExecutionId",
                                        Map.of("QueryExecution", Map.of("QueryExecutionId", "q-1")))
                                .asText())
                .isEqualTo("q-1");
    }

    /** As Athena has it: the first row repeats the names. */
    private static Map<String, Object> answer(List<String> columns, List<String> values) {
        return Map.of(
                "ResultSet",
                Map.of(
                        "ResultSetMetadata",
                        Map.of(
                                "ColumnInfo",
                                columns.stream().map(name -> Map.of("Name", name)).toList()),
                        "Rows",
                        List.of(row(columns), row(values))));
    }

    private static Map<String, Object> row(List<String> texts) {
        return Map.of("Data", texts.stream().map(text -> Map.of("VarCharValue", text)).toList());
    }

    private static JsonNode evaluate(String place, Map<String, Object> input) throws IOException {
        try (InputStream definition = Measurement.class.getResourceAsStream("measure.json")) {
            String text = new ObjectMapper().readTree(definition).at(place).asText();
            Matcher expression = EXPRESSION.matcher(text);
            assertThat(expression.matches()).isTrue();
            Jsonata jsonata = jsonata(expression.group(1));
            Jsonata.Frame frame = jsonata.createFrame();
            frame.bind("states", Map.of("input", input));
            return new ObjectMapper().valueToTree(jsonata.evaluate(null, frame));
        }
    }
}
