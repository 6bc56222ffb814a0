package io.tidemark.commandline.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PeerTest {

    /** As eKuiper 2.4 answers. */
    private static final String STATUS =
            """
            {"status": "running",
             "source_s_0_records_in_total": 10000,
             "source_s_0_records_out_total": 9990,
             "source_s_0_exceptions_total": 1,
             "op_4_watermark_0_records_in_total": 9980,
             "op_4_watermark_0_records_out_total": 8000,
             "op_4_watermark_0_exceptions_total": 2,
             "sink_nop_0_0_records_in_total": 3}
            """;

    @Test
    void countersAreFoundByPartsOfTheirNames() throws IOException {
        JsonNode status = new JsonMapper().readTree(STATUS);

        assertThat(Peer.sum(status, "source_s_0", "_records_in_total")).isEqualTo(10_000);
        assertThat(Peer.sum(status, "_watermark_0_", "_records_in_total")).isEqualTo(9_980);
        assertThat(Peer.sum(status, "sink_nop_0", "_records_in_total")).isEqualTo(3);
        assertThat(Peer.sum(status, "", "_exceptions_total")).isEqualTo(3);
        assertThat(Peer.sum(status, "another_rule", "_records_in_total")).isZero();
    }
}
