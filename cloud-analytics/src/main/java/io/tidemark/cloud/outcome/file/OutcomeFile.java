package io.tidemark.cloud.outcome.file;

/** One version of an uploaded file; immutable. */
final class OutcomeFile {

    private final String key;
    private final String version;
    private final long bytes;
    private final long modifiedAtMillis;

    /**
     * @param key of the object in its bucket
     * @param version another one for every content, as S3's entity tag is
     * @param bytes its size
     * @param modifiedAtMillis when it was uploaded, the storage's clock, since the epoch
     */
    OutcomeFile(String key, String version, long bytes, long modifiedAtMillis) {
        this.key = key;
        this.version = version;
        this.bytes = bytes;
        this.modifiedAtMillis = modifiedAtMillis;
    }

    String key() {
        return key;
    }

    String version() {
        return version;
    }

    long bytes() {
        return bytes;
    }

    long modifiedAtMillis() {
        return modifiedAtMillis;
    }

    @Override
    public String toString() {
        return key + " in version " + version;
    }
}
