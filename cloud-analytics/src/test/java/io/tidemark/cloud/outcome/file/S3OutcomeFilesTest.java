package io.tidemark.cloud.outcome.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against as much of S3 as is asked of it: listing in pages, and reading one version in part. */
class S3OutcomeFilesTest {

    private static final String CONTENT = "site,machine,kind,occurredAt\n";
    private static final OutcomeFile FILE =
            new OutcomeFile("outcomes/a.csv", "\"v1\"", CONTENT.length(), 0);

    private HttpServer s3;
    private S3OutcomeFiles files;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        s3.createContext("/", this::answer);
        s3.start();
        Map<String, String> properties = new HashMap<>();
        properties.put("s3.endpoint", "http://127.0.0.1:" + s3.getAddress().getPort());
        properties.put("s3.path-style-access", "true");
        properties.put("s3.access-key-id", "test");
        properties.put("s3.secret-access-key", "test");
        properties.put("client.region", "eu-west-1");
        properties.put("s3.retry.num-retries", "0");
        files = new S3OutcomeFiles(properties, "s3://the-lake/outcomes");
    }

    @AfterEach
    void stop() {
        files.close();
        s3.stop(0);
    }

    @Test
    void listsEveryPageWithoutWhatStandsForAFolder() throws Exception {
        assertThat(files.list())
                .extracting(
                        OutcomeFile::key,
                        OutcomeFile::version,
                        OutcomeFile::bytes,
                        OutcomeFile::modifiedAtMillis)
                .containsExactly(
                        tuple("outcomes/a.csv", "\"v1\"", 29L, millis("2026-03-01T12:00:00Z")),
                        tuple("outcomes/b/c.csv", "\"v7\"", 3L, millis("2026-03-02T12:00:00Z")));
    }

    @Test
    void readsTheBeginningOfThisVersion() throws Exception {
        assertThat(files.read(FILE, 4)).asString(StandardCharsets.UTF_8).isEqualTo("site");
        assertThat(files.read(FILE, 4_000)).asString(StandardCharsets.UTF_8).isEqualTo(CONTENT);
    }

    @Test
    void readsNothingOfAnEmptyFileForWhichS3HasNoRange() throws Exception {
        assertThat(files.read(new OutcomeFile("outcomes/gone.csv", "\"v1\"", 0, 0), 10)).isEmpty();
    }

    @Test
    void saysThatAnotherVersionHasCome() {
        OutcomeFile earlier = new OutcomeFile("outcomes/a.csv", "\"v0\"", 10, 0);
        OutcomeFile gone = new OutcomeFile("outcomes/gone.csv", "\"v1\"", 10, 0);

        assertThatThrownBy(() -> files.read(earlier, 10))
                .isInstanceOf(OutcomeFiles.ChangedException.class);
        assertThatThrownBy(() -> files.read(gone, 10))
                .isInstanceOf(OutcomeFiles.ChangedException.class);
    }

    @Test
    void saysThatAFileIsDenied() {
        status = 403;

        assertThatThrownBy(() -> files.read(FILE, 10))
                .isInstanceOf(OutcomeFiles.DeniedException.class)
                .hasMessageContaining("outcomes/a.csv");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void takesAnOutageForAnOutage(int answer) {
        status = answer;

        assertThatThrownBy(() -> files.read(FILE, 10))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining("outcomes/a.csv");
        assertThatThrownBy(() -> files.list())
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining("s3://the-lake/outcomes/");
    }

    private void answer(HttpExchange request) throws IOException {
        try (request) {
            String path = request.getRequestURI().getPath();
            String query = request.getRequestURI().getQuery();
            if (status != 200) {
                request.sendResponseHeaders(status, -1);
            } else if (path.equals("/the-lake") && query.contains("prefix=outcomes/")) {
                send(request, 200, query.contains("continuation-token=2") ? SECOND_PAGE : PAGE);
            } else if (!path.equals("/the-lake/outcomes/a.csv")) {
                request.sendResponseHeaders(404, -1);
            } else if (!request.getRequestHeaders().getFirst("If-Match").equals("\"v1\"")) {
                request.sendResponseHeaders(412, -1);
            } else {
                String range = request.getRequestHeaders().getFirst("Range");
                int last = Integer.parseInt(range.substring("bytes=0-".length()));
                send(request, 206, CONTENT.substring(0, Math.min(CONTENT.length(), last + 1)));
            }
        }
    }

    private static void send(HttpExchange request, int answer, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        request.sendResponseHeaders(answer, bytes.length);
        request.getResponseBody().write(bytes);
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    private static final String PAGE =
            "<ListBucketResult><IsTruncated>true</IsTruncated>"
                    + "<NextContinuationToken>2</NextContinuationToken>"
                    + contents("outcomes/", "v0", 0, "2026-03-01T11:00:00.000Z")
                    + contents("outcomes/a.csv", "v1", 29, "2026-03-01T12:00:00.000Z")
                    + "</ListBucketResult>";
    private static final String SECOND_PAGE =
            "<ListBucketResult><IsTruncated>false</IsTruncated>"
                    + contents("outcomes/b/c.csv", "v7", 3, "2026-03-02T12:00:00.000Z")
                    + "</ListBucketResult>";

    private static String contents(String key, String version, int size, String modified) {
        return String.format(
                "<Contents><Key>%s</Key><LastModified>%s</LastModified><ETag>&quot;%s&quot;</ETag>"
                        + "<Size>%d</Size></Contents>",
                key, modified, version, size);
    }
}
