package io.tidemark.infra.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetStackTest {

    private static final String IOT = "arn:${AWS::Partition}:iot:eu-west-1:111122223333:";
    private static final String SHADOW =
            IOT + "%s/$aws/things/${iot:Connection.Thing.ThingName}/shadow/name/model/";

    @Test
    void letsAGatewayConnectUnderItsOwnNameOnly() {
        JsonNode connect = statements().get(0);

        assertThat(connect.path("Action").asText()).isEqualTo("iot:Connect");
        assertThat(connect.path("Resource").asText())
                .isEqualTo(IOT + "client/${iot:Connection.Thing.ThingName}");
        assertThat(connect.at("/Condition/Bool/iot:Connection.Thing.IsAttached").asText())
                .isEqualTo("true");
    }

    @Test
    void letsAGatewayPublishItsOwnUplinkAndModelShadowOnly() {
        JsonNode publish = statements().get(1);

        assertThat(publish.path("Action").asText()).isEqualTo("iot:Publish");
        assertThat(texts(publish.path("Resource")))
                .containsExactly(
                        IOT
                                + "topic/$aws/rules/tidemark_dev_events/tidemark/"
                                + "${iot:Connection.Thing.ThingName}/uplink",
                        SHADOW.formatted("topic") + "get",
                        SHADOW.formatted("topic") + "update");
    }

    @Test
    void letsAGatewayHearOfItsOwnModelShadowOnly() {
        JsonNode subscribe = statements().get(2);
        JsonNode receive = statements().get(3);

        assertThat(subscribe.path("Action").asText()).isEqualTo("iot:Subscribe");
        assertThat(texts(subscribe.path("Resource"))).isEqualTo(answers("topicfilter"));
        assertThat(receive.path("Action").asText()).isEqualTo("iot:Receive");
        assertThat(texts(receive.path("Resource"))).isEqualTo(answers("topic"));
    }

    private static List<String> answers(String kind) {
        String shadow = SHADOW.formatted(kind);
        return List.of(
                shadow + "get/*",
                shadow + "update/accepted",
                shadow + "update/rejected",
                shadow + "update/delta");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void grantsNothingElse() {
        assertThat(statements()).hasSize(4);
        assertThat(fleet().only("AWS::IoT::ThingGroup").path("ThingGroupName").asText())
                .isEqualTo("tidemark-dev-gateway");
    }

    private static JsonNode statements() {
        return fleet().only("AWS::IoT::Policy").at("/PolicyDocument/Statement");
    }

    private static Resources fleet() {
        return SynthesisedPlatform.of(Stage.DEV).stack("Fleet");
    }
}
