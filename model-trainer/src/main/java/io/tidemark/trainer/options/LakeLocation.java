package io.tidemark.trainer.options;

import io.tidemark.cloud.lake.LakeConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the lake is.
 *
 * @param config of a lake in Glue and S3, or with only database and warehouse if it is a folder
 */
public record LakeLocation(LakeConfig config) {

    /** Reads the options; faults go to the reader. */
    static LakeLocation read(LakeOptions options, OptionReader reader) {
        String warehouse =
                reader.required(
                        "--warehouse",
                        options.warehouse,
                        LakeLocation::folder,
                        "s3://bucket/path or file:///path");
        String database =
                reader.required(
                        "--database",
                        options.database,
                        text -> matching(text, "[a-z0-9_]{1,255}"),
                        "lower case letters, digits and underscores");
        boolean local = warehouse != null && warehouse.startsWith("file:");
        String region =
                local
                        ? null
                        : reader.required(
                                "--region", options.region, text -> text, "a region of AWS");
        URI storage = endpoint("--s3-endpoint", options.storageEndpoint, reader);
        URI catalog = endpoint("--glue-endpoint", options.catalogEndpoint, reader);
        return new LakeLocation(new LakeConfig(database, warehouse, region, storage, catalog));
    }

    /** The folder, if the lake is one of this machine. */
    public Optional<Path> folder() {
        return config.warehouse().startsWith("file:")
                ? Optional.of(Path.of(URI.create(config.warehouse())))
                : Optional.empty();
    }

    /** A folder in S3 or of this machine, without a slash at its end. */
    static String folder(String text) {
        String folder = text.replaceAll("/+$", "");
        URI uri = URI.create(folder);
        boolean inBucket = "s3".equals(uri.getScheme()) && uri.getHost() != null;
        boolean here = "file".equals(uri.getScheme()) && uri.getPath() != null;
        if (!inBucket && !here) {
            throw new IllegalArgumentException();
        }
        return folder;
    }

    static String matching(String text, String pattern) {
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static URI endpoint(String option, String text, OptionReader reader) {
        return reader.optional(option, text, LakeLocation::url, "a URL such as http://host:port");
    }

    private static URI url(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || !uri.getScheme().matches("https?")) {
            throw new IllegalArgumentException();
        }
        return uri;
    }
}
