package io.tidemark.infra.lake;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.glue.CfnTable.ColumnProperty;

/**
 * A column of a view, which the Glue catalog and the query engine each know by a type of theirs.
 *
 * @param comment for people, in the catalog
 */
record ViewColumn(String name, Type type, String comment) {

    /** What a view's columns can be. */
    enum Type {
        TEXT("string", "varchar"),
        NUMBER("bigint", "bigint"),
        TIME("timestamp", "timestamp(3)");

        private final String inGlue;
        private final String inEngine;

        Type(String inGlue, String inEngine) {
            this.inGlue = inGlue;
            this.inEngine = inEngine;
        }
    }

    ColumnProperty forGlue() {
        return ColumnProperty.builder().name(name).type(type.inGlue).comment(comment).build();
    }

    /** As the JSON of the view has it. */
    Map<String, String> forEngine() {
        return new TreeMap<>(Map.of("name", name, "type", type.inEngine));
    }
}
