package io.tidemark.rollout.aws;

import io.tidemark.rollout.model.ModelMetadata;
import io.tidemark.rollout.model.ModelStore;
import io.tidemark.rollout.model.ModelVersion;
import io.tidemark.rollout.model.RefusedModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Models in {@code models/<name>/<version>/} of the lake's bucket. */
public final class S3ModelStore implements ModelStore {

    /** No metadata that the trainer writes comes near it. */
    static final int MAXIMUM_METADATA_BYTES = 1 << 20;

    private final S3Client s3;
    private final String bucket;

    /**
     * @param bucket of the lake
     */
    public S3ModelStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public List<String> names() {
        return new ModelFolders(s3, bucket).names();
    }

    @Override
    public List<String> versions(String name) {
        return new ModelFolders(s3, bucket).versions(name);
    }

    @Override
    public ModelMetadata metadata(ModelVersion model) {
        String folder = ModelFolders.ROOT + model.name() + "/" + model.version() + "/";
        String key = folder + "metadata.json";
        ModelMetadata metadata =
                MetadataJson.read(read(model, key), model, "s3://" + bucket + "/" + folder);
        requireFile(metadata, folder);
        return metadata;
    }

    private byte[] read(ModelVersion model, String key) {
        try (ResponseInputStream<GetObjectResponse> object =
                s3.getObject(request -> request.bucket(bucket).key(key))) {
            byte[] json = object.readNBytes(MAXIMUM_METADATA_BYTES + 1);
            if (json.length > MAXIMUM_METADATA_BYTES) {
                object.abort();
                throw new RefusedModelException(
                        "s3://" + bucket + "/" + key + " is larger than any metadata.");
            }
            return json;
        } catch (NoSuchKeyException none) {
            throw new RefusedModelException(
                    "There is no " + model + ": s3://" + bucket + "/" + key + " is not there.",
                    none);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A gateway that is told of a file that is not there would refuse the model. */
    private void requireFile(ModelMetadata metadata, String folder) {
        String key = folder + MetadataJson.FILE;
        try {
            long bytes = s3.headObject(r -> r.bucket(bucket).key(key)).contentLength();
            if (bytes != metadata.file().bytes()) {
                throw new RefusedModelException(
                        metadata.file().location()
                                + " has "
                                + bytes
                                + " bytes, its metadata says "
                                + metadata.file().bytes()
                                + ".");
            }
        } catch (NoSuchKeyException none) {
            throw new RefusedModelException(metadata.file().location() + " is not there.", none);
        }
    }
}
