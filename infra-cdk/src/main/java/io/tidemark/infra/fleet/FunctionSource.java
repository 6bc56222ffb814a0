package io.tidemark.infra.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awscdk.services.lambda.Code;

/** Functions that are short enough to travel in the template. */
final class FunctionSource {

    private FunctionSource() {}

    /**
     * The function in a file of this package.
     *
     * @param file its name
     */
    static Code of(String file) {
        try (InputStream source = FunctionSource.class.getResourceAsStream(file)) {
            return Code.fromInline(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
