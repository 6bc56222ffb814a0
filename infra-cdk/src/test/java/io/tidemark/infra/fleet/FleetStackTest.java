package io.tidemark.infra.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import org.junit.jupiter.api.Test;

class FleetStackTest {

    private static final String IOT = "arn:${AWS::Partition}:iot:eu-west-1:111122223333:";

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
    void letsAGatewayPublishItsOwnUplinkOnly() {
        JsonNode publish = statements().get(1);

        assertThat(publish.path("Action").asText()).isEqualTo("iot:Publish");
        assertThat(publish.path("Resource").asText())
                .isEqualTo(
                        IOT
                                + "topic/$aws/rules/tidemark_dev_events/tidemark/"
                                + "${iot:Connection.Thing.ThingName}/uplink");
    }

    @Test
    void grantsNothingElse() {
        assertThat(statements()).hasSize(2);
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
