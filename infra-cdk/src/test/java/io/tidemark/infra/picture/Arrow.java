package io.tidemark.infra.picture;

/**
 * What goes from one box to another.
 *
 * @param from key of a part
 * @param to key of a part
 */
record Arrow(String from, String to) implements Comparable<Arrow> {

    @Override
    public int compareTo(Arrow other) {
        int first = from.compareTo(other.from);
        return first == 0 ? to.compareTo(other.to) : first;
    }
}
