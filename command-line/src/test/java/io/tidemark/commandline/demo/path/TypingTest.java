package io.tidemark.commandline.demo.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TypingTest {

    private final StringWriter out = new StringWriter();
    private final Terminal terminal =
            new Terminal(new PrintWriter(out), new PrintWriter(new StringWriter()), false);

    @Test
    void showsACommandAndWhatItSays() {
        new Typing(TypingTest::says, terminal).show("models", "list");

        assertThat(out.toString()).contains("$ ./tidemark models list").contains("said models");
    }

    @Test
    void asksUnseen() {
        assertThat(new Typing(TypingTest::says, terminal).ask("models")).contains("said models");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void failsWithACommandThatFails() {
        assertThatThrownBy(() -> new Typing((shown, arguments) -> 3, terminal).show("models", "x"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("./tidemark models x ended with exit code 3");
    }

    private static int says(Terminal shown, String... arguments) {
        shown.out().println("said " + arguments[0]);
        shown.out().flush();
        return 0;
    }
}
