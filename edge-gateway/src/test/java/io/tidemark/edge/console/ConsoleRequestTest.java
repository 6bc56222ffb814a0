package io.tidemark.edge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class ConsoleRequestTest extends RunningConsole {

    @Test
    void refusesAQueryThatItDoesNotUnderstand() throws Exception {
        assertThat(get("/anomalies?after=-1").statusCode()).isEqualTo(400);
        assertThat(get("/anomalies?after=x").statusCode()).isEqualTo(400);
        assertThat(get("/anomalies?after=1&limit=9").statusCode()).isEqualTo(400);
        assertThat(get("/anomalies?after=99999999999999999999").statusCode()).isEqualTo(400);
    }

    @Test
    void showsAPageThatNeedsNothingFromElsewhere() throws Exception {
        HttpResponse<String> response = get("/");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("text/html; charset=utf-8");
        assertThat(response.body()).contains("<title>").doesNotContain("http://", "https://");
    }

    @Test
    void knowsNoOtherPath() throws Exception {
        assertThat(get("/status/more").statusCode()).isEqualTo(404);
        assertThat(get("/console.html").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyReads() throws Exception {
        HttpResponse<String> response =
                client.send(
                        HttpRequest.newBuilder(uri("/status"))
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void saysThatItFailedWithoutSayingHow() throws Exception {
        outbox.close();

        HttpResponse<String> response = get("/anomalies");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain(directory.toString());
    }
}
