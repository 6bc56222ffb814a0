package io.tidemark.commandline.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.commandline.CommandFailedException;
import org.junit.jupiter.api.Test;

class QueryStatisticsTest {

    @Test
    void readsSizesAsTheEngineWritesThem() {
        assertThat(QueryStatistics.bytes("0B")).isZero();
        assertThat(QueryStatistics.bytes("123456B")).isEqualTo(123_456);
        assertThat(QueryStatistics.bytes("1.5kB")).isEqualTo(1_536);
        assertThat(QueryStatistics.bytes("2MB")).isEqualTo(2_097_152);
    }

    @Test
    void refusesWhatIsNoSize() {
        assertThatThrownBy(() -> QueryStatistics.bytes(""))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("tells no size");
    }
}
