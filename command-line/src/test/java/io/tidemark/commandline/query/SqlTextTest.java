package io.tidemark.commandline.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTextTest {

    @Test
    void givesTheEngineTheStatementWithoutItsSemicolon() {
        assertThat(SqlText.typed("SELECT 1;\n").statement()).isEqualTo("SELECT 1");
        assertThat(SqlText.typed("SELECT ';'").statement()).isEqualTo("SELECT ';'");
    }

    @Test
    void marksTheFaultInATypedStatement() {
        String explained =
                SqlText.typed("SELECT a,\n  b FROM t")
                        .explain(
                                "Query failed (#20261123_002218_00000_y9nq8): line 2:3: Column 'b'"
                                        + " cannot be resolved");

        assertThat(explained)
                .isEqualTo(
                        """
                        line 2, column 3: Column 'b' cannot be resolved
                              b FROM t
                              ^""");
    }

    @Test
    void namesTheFileOfAFault() {
        assertThat(
                        new SqlText("worst.sql", "SELEC 1")
                                .explain("line 1:1: mismatched input 'SELEC'"))
                .startsWith("worst.sql:1:1: mismatched input 'SELEC'\n    SELEC 1\n    ^");
    }

    @Test
    void saysThatOneStatementIsRunAtATime() {
        assertThat(
                        SqlText.typed("SELECT 1; SELECT 2")
                                .explain("line 1:9: mismatched input ';'. Expecting: <EOF>"))
                .contains("(one statement at a time)");
    }

    @Test
    void passesOnAMessageWithoutAPlace() {
        assertThat(SqlText.typed("SELECT 1").explain("Query failed (#2026_1): Division by zero"))
                .isEqualTo("Division by zero");
    }
}
