package io.tidemark.local.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PartitionKeyTest {

    private static final String SQL =
            "SELECT encode(*, 'base64') AS data, clientid() AS gateway, topic() as topic FROM 'a/+'";

    @Test
    void findsTheNameUnderWhichTheSqlSelectsTheKey() {
        String body = "{\"data\":\"AQI=\",\"gateway\":\"g-7\",\"topic\":\"a/b\"}";

        assertThat(PartitionKey.of("${clientid()}", SQL).of(body)).isEqualTo("g-7");
        assertThat(PartitionKey.of("${ topic() }", SQL).of(body)).isEqualTo("a/b");
    }

    @Test
    void refusesAKeyThatTheSqlDoesNotSelect() {
        assertThatThrownBy(() -> PartitionKey.of("${newuuid()}", SQL))
                .hasMessageContaining("selects no value for the partition key ${newuuid()}");
        assertThatThrownBy(() -> PartitionKey.of("constant", SQL)).hasMessageContaining("constant");
    }

    @Test
    void refusesAMessageOfAnotherRule() {
        PartitionKey key = PartitionKey.of("${clientid()}", SQL);

        assertThatThrownBy(() -> key.of("{\"data\":\"AQI=\"}")).hasMessageContaining("gateway");
        assertThatThrownBy(() -> key.of("plain")).hasMessageContaining("not JSON");
    }
}
