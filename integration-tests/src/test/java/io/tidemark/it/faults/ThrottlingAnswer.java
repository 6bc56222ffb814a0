package io.tidemark.it.faults;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What Kinesis answers when a shard is asked for too much, in the encoding of the request. */
final class ThrottlingAnswer {

    private static final String TYPE = "ProvisionedThroughputExceededException";
    private static final String MESSAGE = "Rate exceeded for the shard";
    private static final int CBOR_MAP = 0xa0;
    private static final int CBOR_TEXT_WITH_LENGTH_BYTE = 0x78;

    private ThrottlingAnswer() {}

    /** The whole HTTP answer; the connection is to be closed after it. */
    static byte[] to(HttpRequestHead request) {
        byte[] body = request.cbor() ? cbor() : json();
        String head =
                String.join(
                        "\r\n",
                        "HTTP/1.1 400 Bad Request",
                        "Content-Type: application/x-amz-"
                                + (request.cbor() ? "cbor" : "json")
                                + "-1.1",
                        "x-amzn-ErrorType: " + TYPE,
                        "Content-Length: " + body.length,
                        "Connection: close",
                        "",
                        "");
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        answer.writeBytes(body);
        return answer.toByteArray();
    }

    private static byte[] json() {
        return "{\"__type\":\"%s\",\"message\":\"%s\"}"
                .formatted(TYPE, MESSAGE)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 8949: a map of two text strings to text strings. */
    private static byte[] cbor() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(CBOR_MAP + 2);
        for (String text : new String[] {"__type", TYPE, "message", MESSAGE}) {
            body.write(CBOR_TEXT_WITH_LENGTH_BYTE);
            body.write(text.length());
            body.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
        return body.toByteArray();
    }
}
