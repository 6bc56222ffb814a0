package io.tidemark.infra.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.constructs.Node;

/**
 * What the user said of a stage, by {@link StageKey}.
 *
 * @param values text by key as it was typed
 */
public record StageContext(Map<String, String> values) {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /** The CDK's own keys, as in {@code aws:cdk:…}, {@code @aws-cdk/…} and {@code cli-…}. */
    private static final Pattern OF_THE_CDK = Pattern.compile(".*[:@/-].*");

    /**
     * @throws InvalidStageException if a key is none that anybody reads, with a sentence for the
     *     user: it may be a slip of the pen
     */
    public StageContext {
        values = Map.copyOf(values);
        values.keySet().stream()
                .filter(key -> !OF_THE_CDK.matcher(key).matches() && !isKnown(key))
                .sorted()
                .findFirst()
                .ifPresent(StageContext::refuse);
    }

    /** What the app was started with. */
    public static StageContext of(Node app) {
        Map<String, String> values = new TreeMap<>();
        if (app.getAllContext() instanceof Map<?, ?> context) {
            context.forEach((key, value) -> values.put(key.toString(), value.toString()));
        }
        return new StageContext(values);
    }

    private static boolean isKnown(String key) {
        return Arrays.stream(StageKey.values()).anyMatch(known -> known.text().equals(key));
    }

    private static void refuse(String key) {
        String known =
                Arrays.stream(StageKey.values())
                        .map(StageKey::text)
                        .collect(Collectors.joining(", "));
        throw new InvalidStageException(
                "Nothing reads the context key \"" + key + "\": there are " + known + ".");
    }

    /** The text of a key; null if it was not given. */
    public String text(StageKey key) {
        return values.get(key.text());
    }

    /**
     * The number of a key.
     *
     * @param otherwise if it was not given
     * @throws InvalidStageException if it is no positive whole number, with a sentence for the user
     */
    int number(StageKey key, int otherwise) {
        String text = text(key);
        if (text == null) {
            return otherwise;
        }
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new InvalidStageException(
                    "--context %s=%s is no whole number from 1 to 999999999: give one, or leave it out for %d."
                            .formatted(key.text(), text, otherwise));
        }
        return Integer.parseInt(text);
    }

    /** The parts of a key between commas; empty if it was not given. */
    List<String> list(StageKey key) {
        String text = text(key);
        if (text == null) {
            return List.of();
        }
        return Arrays.stream(text.split(",")).map(String::strip).filter(p -> !p.isEmpty()).toList();
    }

    /**
     * The settings of a kind of stage as the user changed them.
     *
     * @throws InvalidStageException if a value is not what its key takes, with a sentence for the
     *     user
     */
    public StageSettings applyTo(StageSettings usual) {
        ApplicationSettings application =
                usual.application()
                        .withParallelism(
                                number(StageKey.PARALLELISM, usual.application().parallelism()))
                        .withNetwork(list(StageKey.SUBNETS), list(StageKey.SECURITY_GROUPS));
        return usual.with(usual.stream().withShards(shards(usual.stream().shards())))
                .with(application)
                .with(watch(usual.watch()))
                .with(fleet(usual.fleet()))
                .with(
                        usual.models()
                                .withTrained(
                                        list(StageKey.MODELS).stream()
                                                .map(TrainedModel::parse)
                                                .toList())
                                .withImageTag(text(StageKey.IMAGE_TAG)));
    }

    private FleetSettings fleet(FleetSettings usual) {
        String audit = text(StageKey.ACCOUNT_AUDIT);
        if (audit == null) {
            return usual;
        }
        if (!audit.matches("true|false")) {
            throw new IllegalArgumentException(
                    "--context accountAudit=%s is neither true nor false: give false if another stage or team configures Device Defender in this account and region."
                            .formatted(audit));
        }
        return new FleetSettings(Boolean.parseBoolean(audit));
    }

    private int shards(int usual) {
        boolean onDemand = "on-demand".equals(text(StageKey.SHARDS));
        return onDemand ? StreamSettings.ON_DEMAND : number(StageKey.SHARDS, usual);
    }

    private WatchSettings watch(WatchSettings usual) {
        String email = text(StageKey.ALARM_EMAIL);
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+")) {
            throw new InvalidStageException(
                    "--context alarmEmail=%s is no e-mail address: give one, or leave it out."
                            .formatted(email));
        }
        return usual.withAlarmEmail(email)
                .withMonthlyBudget(number(StageKey.MONTHLY_BUDGET, usual.monthlyBudget()))
                .withQueryGigabytes(number(StageKey.QUERY_GIGABYTES, usual.queryGigabytes()));
    }
}
