package io.tidemark.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;

/** The operators of a job that is not executed yet. */
final class StreamNodes {

    private StreamNodes() {}

    /** State is found again by an operator's id, so each has one. */
    static void requireIdsOfTheirOwn(StreamExecutionEnvironment environment) {
        Set<String> ids = new HashSet<>();
        assertThat(environment.getStreamGraph(false).getStreamNodes())
                .allSatisfy(
                        node ->
                                assertThat(node.getTransformationUID())
                                        .as(node.getOperatorName())
                                        .isNotBlank())
                .extracting(StreamNode::getTransformationUID)
                .allSatisfy(id -> assertThat(ids.add(id)).as(id).isTrue());
    }
}
