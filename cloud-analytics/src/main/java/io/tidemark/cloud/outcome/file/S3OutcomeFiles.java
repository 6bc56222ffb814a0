package io.tidemark.cloud.outcome.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.aws.s3.S3FileIO;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Files under a prefix of a bucket, of any depth, reached as the lake's own files are. A version is
 * the object's entity tag, and reading asks for just this one, so that no row is ever counted in a
 * file that was replaced meanwhile.
 */
final class S3OutcomeFiles implements OutcomeFiles {

    private static final long serialVersionUID = 1L;

    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final HashMap<String, String> properties;
    private final String bucket;
    private final String prefix;

    private transient S3FileIO storage;

    /**
     * @param properties what Iceberg's client of S3 is told
     * @param folder {@code s3://bucket/path} without a slash at the end
     */
    S3OutcomeFiles(Map<String, String> properties, String folder) {
        this.properties = new HashMap<>(properties);
        URI location = URI.create(folder);
        this.bucket = location.getHost();
        this.prefix = location.getPath().substring(1) + "/";
    }

    @Override
    public List<OutcomeFile> list() throws IOException {
        try {
            return client()
                    .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                    .contents()
                    .stream()
                    // What consoles make for an empty folder.
                    .filter(object -> !object.key().endsWith("/"))
                    .map(S3OutcomeFiles::file)
                    .collect(Collectors.toList());
        } catch (S3Exception | SdkClientException e) {
            throw new IOException("cannot list s3://" + bucket + "/" + prefix, e);
        }
    }

    private static OutcomeFile file(S3Object object) {
        return new OutcomeFile(
                object.key(), object.eTag(), object.size(), object.lastModified().toEpochMilli());
    }

    @Override
    public byte[] read(OutcomeFile file, int atMost) throws IOException {
        if (file.bytes() == 0) {
            // S3 has no range of nothing.
            return new byte[0];
        }
        try (InputStream object =
                client().getObject(
                                request ->
                                        request.bucket(bucket)
                                                .key(file.key())
                                                .ifMatch(file.version())
                                                .range("bytes=0-" + (atMost - 1)))) {
            return object.readNBytes(atMost);
        } catch (S3Exception e) {
            throw failure(file, e);
        } catch (SdkClientException e) {
            throw new IOException("cannot read " + file, e);
        }
    }

    private static IOException failure(OutcomeFile file, S3Exception answer) {
        int status = answer.statusCode();
        if (status == NOT_FOUND || status == PRECONDITION_FAILED) {
            return new ChangedException(file, answer);
        }
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS
                ? new IOException("cannot read " + file, answer)
                : new DeniedException(file, answer);
    }

    private S3Client client() {
        if (storage == null) {
            storage = new S3FileIO();
            storage.initialize(properties);
        }
        return storage.client();
    }

    @Override
    public void close() {
        if (storage != null) {
            storage.close();
        }
    }
}
