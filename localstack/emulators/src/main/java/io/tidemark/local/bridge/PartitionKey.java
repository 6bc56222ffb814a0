package io.tidemark.local.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The partition key of a rule's Kinesis action, such as {@code ${clientid()}}. The bridge sees a
 * message only after the rule's SQL, so the expression has to be one that the SQL selects under a
 * name: {@code clientid() AS gateway}.
 */
final class PartitionKey {

    private static final Pattern TEMPLATE = Pattern.compile("\\$\\{\\s*(.+?)\\s*}");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String field;

    private PartitionKey(String field) {
        this.field = field;
    }

    /**
     * The key of a rule.
     *
     * @param template of the Kinesis action
     * @param sql of the rule
     * @throws IllegalArgumentException if the SQL does not select the template's expression
     */
    static PartitionKey of(String template, String sql) {
        Matcher expression = TEMPLATE.matcher(template);
        if (!expression.matches()) {
            throw unknown(template, sql);
        }
        Matcher alias =
                Pattern.compile(
                                Pattern.quote(expression.group(1)) + "\\s+AS\\s+(\\w+)",
                                Pattern.CASE_INSENSITIVE)
                        .matcher(sql);
        if (!alias.find()) {
            throw unknown(template, sql);
        }
        return new PartitionKey(alias.group(1));
    }

    private static IllegalArgumentException unknown(String template, String sql) {
        return new IllegalArgumentException(
                "The rule's SQL selects no value for the partition key " + template + ": " + sql);
    }

    /**
     * The key of a message.
     *
     * @param body JSON that the rule's SQL selected
     * @throws IllegalArgumentException if it lacks the key: not this rule's message
     */
    String of(String body) {
        try {
            JsonNode value = MAPPER.readTree(body).path(field);
            if (!value.isValueNode() || value.isNull()) {
                throw new IllegalArgumentException("A message lacks \"" + field + "\": " + body);
            }
            return value.asText();
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("A message is not JSON: " + body, notJson);
        }
    }
}
