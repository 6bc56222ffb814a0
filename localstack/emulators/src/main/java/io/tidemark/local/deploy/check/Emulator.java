package io.tidemark.local.deploy.check;

/** Which of the two answers. */
public enum Emulator {
    /** Streams and buckets, and what protects them. */
    LOCALSTACK("LocalStack"),
    /** Every stack. */
    MINISTACK("MiniStack");

    private final String label;

    Emulator(String label) {
        this.label = label;
    }

    /** The name as people write it. */
    public String label() {
        return label;
    }
}
