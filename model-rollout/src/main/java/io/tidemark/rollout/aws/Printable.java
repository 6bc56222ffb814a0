package io.tidemark.rollout.aws;

/** Texts of others, before anybody sees them. */
final class Printable {

    private Printable() {}

    /** The text without control characters, which could move a terminal's cursor, cut if longer. */
    static String text(String text, int maximum) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= maximum ? plain : plain.substring(0, maximum - 1) + "…";
    }
}
