package io.tidemark.local.deploy.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every type of resource that a deployment can be checked for. */
public final class ResourceTypes {

    private static final Map<String, ResourceType> BY_NAME = new TreeMap<>();

    static {
        Stream.of(
                        StorageTypes.all(),
                        AccessTypes.all(),
                        FleetTypes.all(),
                        WorkTypes.all(),
                        WatchTypes.all(),
                        NetworkTypes.all())
                .flatMap(types -> types.stream())
                .forEach(type -> BY_NAME.put(type.name(), type));
    }

    private ResourceTypes() {}

    /** Their names. */
    public static Set<String> names() {
        return Set.copyOf(BY_NAME.keySet());
    }

    static Optional<ResourceType> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
