package io.tidemark.infra.picture;

/**
 * One box of the picture.
 *
 * @param stack id of its stack
 * @param id logical id, or the kind if it stands for several
 * @param kind what it is
 * @param name by which ARNs have it; empty if it stands for several
 * @param label what is written in the box
 */
record Part(String stack, String id, Kind kind, String name, String label) {

    /** Unique in the picture. */
    String key() {
        return stack + "/" + id;
    }
}
