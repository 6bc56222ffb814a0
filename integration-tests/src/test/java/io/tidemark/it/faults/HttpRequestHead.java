package io.tidemark.it.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The part of an HTTP/1.1 request before its body, as far as AWS clients differ in it.
 *
 * @param bytes as received, the empty line included
 * @param bodyLength bytes that follow
 */
record HttpRequestHead(byte[] bytes, int bodyLength) {

    private static final int END = 0x0d0a0d0a;

    /** Reads the next head; null if there is no further request. */
    static HttpRequestHead read(InputStream input) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lastFour = 0;
        while (lastFour != END) {
            int next = input.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
            lastFour = lastFour << Byte.SIZE | next;
        }
        String length = value(text(head.toByteArray()), "content-length");
        return new HttpRequestHead(
                head.toByteArray(), length.isEmpty() ? 0 : Integer.parseInt(length));
    }

    /** The operation of an AWS JSON API, such as UpdateTable; empty for other requests. */
    String operation() {
        String target = value(text(bytes), "x-amz-target");
        return target.substring(target.indexOf('.') + 1);
    }

    /** Whether the client speaks CBOR instead of JSON. */
    boolean cbor() {
        return value(text(bytes), "content-type").contains("cbor");
    }

    private static String value(String head, String name) {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return "";
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
