package io.tidemark.rollout.aws;

import io.tidemark.rollout.ConflictException;
import io.tidemark.rollout.Rollout;
import io.tidemark.rollout.RolloutStore;
import io.tidemark.rollout.StoredRollout;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Rollouts in {@code models/<name>/rollout.json}, written only over what was read: S3 compares the
 * entity tag and puts the object in one step.
 */
public final class S3RolloutStore implements RolloutStore {

    private static final String FILE = "/rollout.json";
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3Client s3;
    private final String bucket;

    /**
     * @param bucket of the lake
     */
    public S3RolloutStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public List<String> names() {
        return new ModelFolders(s3, bucket).names().stream().filter(this::exists).toList();
    }

    private boolean exists(String name) {
        try {
            s3.headObject(request -> request.bucket(bucket).key(key(name)));
            return true;
        } catch (NoSuchKeyException none) {
            return false;
        }
    }

    @Override
    public Optional<StoredRollout> find(String name) {
        try {
            ResponseBytes<GetObjectResponse> found =
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(key(name)));
            String location = "s3://" + bucket + "/" + key(name);
            Rollout rollout = RolloutJson.read(found.asByteArrayUnsafe(), location);
            return Optional.of(new StoredRollout(rollout, found.response().eTag()));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        }
    }

    @Override
    public StoredRollout save(Rollout rollout, String before) {
        PutObjectRequest.Builder request =
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key(rollout.name()))
                        .contentType("application/json");
        if (before == null) {
            request.ifNoneMatch("*");
        } else {
            request.ifMatch(before);
        }
        try {
            PutObjectResponse put =
                    s3.putObject(
                            request.build(), RequestBody.fromBytes(RolloutJson.write(rollout)));
            return new StoredRollout(rollout, put.eTag());
        } catch (NoSuchKeyException deletedMeanwhile) {
            throw new ConflictException(rollout.name());
        } catch (S3Exception refused) {
            if (refused.statusCode() == PRECONDITION_FAILED || refused.statusCode() == CONFLICT) {
                throw new ConflictException(rollout.name());
            }
            throw refused;
        }
    }

    private static String key(String name) {
        return ModelFolders.ROOT + name + FILE;
    }
}
