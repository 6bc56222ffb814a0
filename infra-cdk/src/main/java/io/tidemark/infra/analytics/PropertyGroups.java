package io.tidemark.infra.analytics;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.StageConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.PropertyGroupProperty;

/** What the cloud job is told: the keys that its configuration reads, and no others. */
final class PropertyGroups {

    private PropertyGroups() {}

    static List<PropertyGroupProperty> of(Stack stack, StageConfig config) {
        PlatformNames names = config.names();
        List<PropertyGroupProperty> groups = new ArrayList<>();
        groups.add(group("source", source(stack, config)));
        groups.add(group("outcomes", outcomes(stack, config)));
        groups.add(
                group(
                        "lake",
                        Map.of(
                                "database",
                                names.database(),
                                "warehouse",
                                "s3://" + names.lakeBucket() + "/warehouse")));
        groups.add(group("deduplication", Map.of("retention", "P7D")));
        if (!config.endpoints().isEmpty()) {
            groups.add(group("endpoints", config.endpoints()));
        }
        return groups;
    }

    private static Map<String, String> source(Stack stack, StageConfig config) {
        return Map.of(
                "stream.arn",
                PlatformNames.streamArn(stack, config.names().stream()),
                "aws.region",
                stack.getRegion(),
                "initial.position",
                "TRIM_HORIZON",
                "reader",
                config.reader().name());
    }

    private static Map<String, String> outcomes(Stack stack, StageConfig config) {
        PlatformNames names = config.names();
        return Map.of(
                "stream.arn",
                PlatformNames.streamArn(stack, names.outcomes()),
                "files",
                "s3://" + names.lakeBucket() + "/" + names.outcomeFiles(),
                "initial.position",
                "TRIM_HORIZON",
                "reader",
                config.reader().name(),
                "future.tolerance",
                "PT5M");
    }

    /** Sorted, so that one input always makes the same template. */
    private static PropertyGroupProperty group(String id, Map<String, String> properties) {
        return PropertyGroupProperty.builder()
                .propertyGroupId(id)
                .propertyMap(new TreeMap<>(properties))
                .build();
    }
}
