package io.tidemark.edge.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param key the key, dotted, or the file
 * @param found the value found, or what there was instead of one
 * @param expected what would have been right
 */
public record ConfigFault(String key, String found, String expected) {

    @Override
    public String toString() {
        return key + ": found " + found + ", expected " + expected;
    }
}
