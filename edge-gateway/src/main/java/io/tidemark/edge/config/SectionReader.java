package io.tidemark.edge.config;

/** One of the sections in a list of a configuration. */
final class SectionReader {

    private final KeyReader keys;
    private final int section;

    /**
     * @param section its number in the list, from 0
     */
    SectionReader(KeyReader keys, int section) {
        this.keys = keys;
        this.section = section;
    }

    /**
     * As {@link ConfigReader#read}.
     *
     * @param option of any section of the list
     */
    <T> T read(EdgeOption<T> option) {
        return keys.read(option.in(section));
    }

    /** The key of the option in this section. */
    String key(EdgeOption<?> option) {
        return option.in(section).key();
    }

    /** Reads one key. */
    @FunctionalInterface
    interface KeyReader {
        <T> T read(EdgeOption<T> option);
    }
}
