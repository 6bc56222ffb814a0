package io.tidemark.commandline.terminal;

/** The few colours that output uses, as ANSI sequences. */
public enum Colour {
    GREEN("32"),
    RED("31"),
    YELLOW("33"),
    BOLD("1"),
    FAINT("2");

    static final String END = "\u001b[0m";

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    String start() {
        return "\u001b[" + code + "m";
    }
}
