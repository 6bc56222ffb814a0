package io.tidemark.edge.delivery;

/** What a shadow desires is no model that could be fetched. */
final class UnusableDocumentException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_TEXT = 64;

    /**
     * @param key of the document
     * @param found value of any size; null if there is none
     */
    UnusableDocumentException(String key, Object found, String expected) {
        super(key + " is " + shortened(String.valueOf(found)) + ", expected " + expected);
    }

    private static String shortened(String text) {
        String part = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        return part.replaceAll("\\p{Cntrl}", "?");
    }
}
