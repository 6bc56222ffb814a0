package io.tidemark.it.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lifecycle of a component with its variables replaced, as a nucleus keeps it: that it has
 * become another one is what makes the nucleus act.
 *
 * @param install the step, and its environment
 * @param run the same
 * @param shutdown the same
 */
record RecipeLifecycle(Step install, Step run, Step shutdown) {

    /** {@code {configuration:/pointer}}, {@code {artifacts:path}} and others' configuration. */
    private static final Pattern VARIABLE = Pattern.compile("\\{((?:[.\\w]+:)?[.\\w]+:[^:}]+)}");

    private static final long DEFAULT_TIMEOUT_SECONDS = 15;

    /**
     * One step.
     *
     * @param script for {@code sh -c}
     * @param environment what the recipe sets, besides what the nucleus sets for every component
     * @param timeoutSeconds after which it is killed
     */
    record Step(String script, Map<String, String> environment, long timeoutSeconds) {}

    /**
     * @param lifecycle section of the recipe
     * @param variables value of a variable by what is between its braces; null if it has none
     */
    static RecipeLifecycle of(JsonNode lifecycle, UnaryOperator<String> variables) {
        return new RecipeLifecycle(
                step(lifecycle, "Install", variables),
                step(lifecycle, "Run", variables),
                step(lifecycle, "Shutdown", variables));
    }

    private static Step step(JsonNode lifecycle, String name, UnaryOperator<String> variables) {
        JsonNode step = lifecycle.required(name);
        Map<String, String> environment = new LinkedHashMap<>();
        for (JsonNode setenv : new JsonNode[] {lifecycle.path("Setenv"), step.path("Setenv")}) {
            for (Map.Entry<String, JsonNode> variable : setenv.properties()) {
                environment.put(
                        variable.getKey(), replaced(variable.getValue().asText(), variables));
            }
        }
        return new Step(
                replaced(step.required("Script").asText(), variables),
                environment,
                step.path("Timeout").asLong(DEFAULT_TIMEOUT_SECONDS));
    }

    /** A variable without a value stays as it is, as in a nucleus. */
    private static String replaced(String text, UnaryOperator<String> variables) {
        return VARIABLE.matcher(text)
                .replaceAll(
                        found -> {
                            String value = variables.apply(found.group(1));
                            return Matcher.quoteReplacement(value == null ? found.group() : value);
                        });
    }
}
