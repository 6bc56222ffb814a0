package io.tidemark.rollout.aws;

import io.tidemark.rollout.model.ModelVersion;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;

/**
 * The folders {@code models/<name>/<version>/} of a bucket. Others are passed over.
 *
 * @param bucket of the lake
 */
record ModelFolders(S3Client s3, String bucket) {

    static final String ROOT = "models/";

    /** Names of models, in their order. */
    List<String> names() {
        return folders(ROOT).filter(ModelVersion::isName).sorted().toList();
    }

    /** Versions of a model, the oldest first. */
    List<String> versions(String name) {
        return folders(ROOT + name + "/")
                .filter(ModelVersion::isVersion)
                .sorted(Comparator.comparingInt(Integer::parseInt))
                .toList();
    }

    private Stream<String> folders(String parent) {
        return s3
                .listObjectsV2Paginator(
                        request -> request.bucket(bucket).prefix(parent).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .map(prefix -> prefix.substring(parent.length(), prefix.length() - 1));
    }
}
