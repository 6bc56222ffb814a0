package io.tidemark.commandline.demo.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * How the lake's tables were before and after their maintenance, as {@code ./tidemark maintain}
 * says.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record LakeHealth(List<MaintainedTable> tables) {

    /**
     * @param leftBecause why the table's files were not compacted; null if they were
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record MaintainedTable(String table, Files before, Files after, String leftBecause) {

        /** Whether no two of its small files could be one. */
        boolean isCompact() {
            return leftBecause == null && after.underOneMegabyte() == after.aloneUnderOneMegabyte();
        }
    }

    /**
     * @param partitions that have a file
     * @param underOneMegabyte files of less than 1 MB
     * @param aloneUnderOneMegabyte those of them that are all that their partition has
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Files(
            int partitions,
            int files,
            long bytes,
            int underOneMegabyte,
            int aloneUnderOneMegabyte) {}

    static LakeHealth parse(String json) {
        try {
            return new JsonMapper().readValue(json, LakeHealth.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maintain prints JSON", e);
        }
    }

    /** Whether no file of less than 1 MB is left that would fit into one with another. */
    boolean isCompact() {
        return tables.stream().allMatch(MaintainedTable::isCompact);
    }
}
