package io.tidemark.rollout.model;

import java.util.regex.Pattern;

/**
 * Names one model of all that were ever published or configured.
 *
 * @param name of the model; of a published one letters, digits, dots, hyphens and underscores
 * @param version of it; of a published one a whole number from 1
 */
public record ModelVersion(String name, String version) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    /**
     * One that may stand in a path of the store.
     *
     * @throws RefusedModelException if the name or the version cannot be that of a published model
     */
    public static ModelVersion published(String name, String version) {
        requireName(name);
        if (version == null || !VERSION.matcher(version).matches()) {
            throw new RefusedModelException(
                    "\"" + version + "\" is no version: versions of a model are 1, 2, and so on.");
        }
        return new ModelVersion(name, version);
    }

    /**
     * @throws RefusedModelException if no published model can have the name
     */
    public static void requireName(String name) {
        if (!isName(name)) {
            throw new RefusedModelException(
                    "\""
                            + name
                            + "\" is no name of a model: up to 100 letters, digits, dots, hyphens"
                            + " and underscores, the first a letter or a digit.");
        }
    }

    /** Whether a published model can have the name. */
    public static boolean isName(String name) {
        return name != null && NAME.matcher(name).matches();
    }

    /** Whether a published model can have the version. */
    public static boolean isVersion(String version) {
        return version != null && VERSION.matcher(version).matches();
    }

    /** As people read it. */
    @Override
    public String toString() {
        return name + " version " + version;
    }
}
