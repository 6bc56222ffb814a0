package io.tidemark.commandline.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedQueriesTest {

    @Test
    void asksWhatTheFirstLineAsks() {
        assertThat(NamedQueries.question("-- Which models are there?\n--\nSELECT 1"))
                .isEqualTo("Which models are there?");
        assertThat(NamedQueries.question("")).isEmpty();
    }
}
