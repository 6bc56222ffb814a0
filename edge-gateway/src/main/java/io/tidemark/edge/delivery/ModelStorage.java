package io.tidemark.edge.delivery;

import io.tidemark.edge.file.DurableFile;
import io.tidemark.edge.model.ModelShelf;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Fetches models from the storage to the shelf. What breaks off goes on where it broke off, also
 * after a restart. Only a file of the desired size and hash gets to the shelf. No redirection is
 * followed.
 */
final class ModelStorage {

    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(30).toMillis();
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final DeliveryConfig config;
    private final RequestSigner signer;

    ModelStorage(DeliveryConfig config, RequestSigner signer) {
        this.config = config;
        this.signer = signer;
    }

    /**
     * Fetches a model.
     *
     * @param abandoned whether somebody wants something else meanwhile
     * @throws IOException if it cannot be fetched now
     * @throws RefusedDownloadException if the storage has something else
     */
    void fetch(DesiredModel model, BooleanSupplier abandoned)
            throws IOException, RefusedDownloadException {
        Path folder = Files.createDirectories(config.shelf().resolve("incoming"));
        Path part = folder.resolve(model.sha256() + ".part");
        long had = Files.exists(part) ? Files.size(part) : 0;
        if (had < model.bytes()) {
            download(model, part, had, abandoned);
        }
        if (Files.size(part) < model.bytes()) {
            throw new IOException(
                    "broke off after " + Files.size(part) + " of " + model.bytes() + " bytes");
        }
        String found = ModelShelf.hash(Files.readAllBytes(part));
        if (!found.equals(model.sha256())) {
            Files.delete(part);
            if (had > 0) {
                throw new IOException("two parts do not fit; it is fetched from the beginning");
            }
            throw new RefusedDownloadException(
                    "its SHA-256 is " + found + ", expected " + model.sha256());
        }
        DurableFile.move(part, ModelShelf.file(config.shelf(), model.sha256()));
    }

    private void download(DesiredModel model, Path part, long had, BooleanSupplier abandoned)
            throws IOException, RefusedDownloadException {
        HttpURLConnection connection = open(uri(model), had);
        try {
            int status = connection.getResponseCode();
            if (status == RANGE_NOT_SATISFIABLE) {
                Files.delete(part);
                throw new IOException(
                        "a part is of another file; it is fetched from the beginning");
            }
            boolean goesOn = status == HttpURLConnection.HTTP_PARTIAL && had > 0;
            if (!goesOn && status != HttpURLConnection.HTTP_OK) {
                throw new IOException("the storage answered with HTTP " + status);
            }
            long before = goesOn ? had : 0;
            long announced = connection.getContentLengthLong();
            if (announced >= 0 && before + announced != model.bytes()) {
                throw new RefusedDownloadException(wrongSize(before + announced + " bytes", model));
            }
            save(connection, part, before, model, abandoned);
        } finally {
            connection.disconnect();
        }
    }

    private static void save(
            HttpURLConnection connection,
            Path part,
            long before,
            DesiredModel model,
            BooleanSupplier abandoned)
            throws IOException, RefusedDownloadException {
        StandardOpenOption end =
                before > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        try (InputStream in = connection.getInputStream();
                OutputStream out =
                        Files.newOutputStream(
                                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, end)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long all = before;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                all += count;
                if (all > model.bytes()) {
                    throw new RefusedDownloadException(wrongSize("longer", model));
                }
                if (abandoned.getAsBoolean()) {
                    throw new IOException("abandoned");
                }
                out.write(buffer, 0, count);
            }
        }
    }

    private static String wrongSize(String found, DesiredModel model) {
        return "the file is " + found + ", expected " + model.bytes() + " bytes";
    }

    private HttpURLConnection open(URI uri, long from) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        if (from > 0) {
            headers.put("Range", "bytes=" + from + "-");
        }
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setUseCaches(false);
        signer.sign(uri, headers).forEach(connection::setRequestProperty);
        return connection;
    }

    /** A bucket with a dot has no certificate of its own. */
    private URI uri(DesiredModel model) {
        if (config.storage() != null) {
            String base = config.storage().toString().replaceAll("/$", "");
            return URI.create(base + "/" + model.bucket() + "/" + model.key());
        }
        String s3 = "s3." + config.region() + ".amazonaws.com/";
        return URI.create(
                model.bucket().contains(".")
                        ? "https://" + s3 + model.bucket() + "/" + model.key()
                        : "https://" + model.bucket() + "." + s3 + model.key());
    }
}
