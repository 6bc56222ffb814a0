package io.tidemark.infra.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The deployed code, run with a gateway that has had four certificates, and what it may do. */
class RetiredCertificatesTest {

    private static final String CERTIFICATES =
            """
            STATUS = {"c1": "INACTIVE", "c2": "ACTIVE", "c3": "ACTIVE", "c4": "ACTIVE"}

            class Pages:
                def paginate(self, thingName):
                    assert thingName == "press-7"
                    arns = ["arn:aws:iot:r:a:cert/" + name for name in STATUS]
                    return [{"principals": arns[:3]}, {"principals": arns[3:]}]

            class Iot:
                def get_paginator(self, operation):
                    assert operation == "list_thing_principals"
                    return Pages()

                def describe_certificate(self, certificateId):
                    return {"certificateDescription": {
                        "status": STATUS[certificateId], "creationDate": int(certificateId[1])}}

                def update_certificate(self, certificateId, newStatus):
                    STATUS[certificateId] = newStatus + " now"

            def client(service):
                assert service == "iot"
                return Iot()
            """;

    @TempDir Path folder;

    /** A message that comes late retires nothing that is newer. */
    @ParameterizedTest
    @CsvSource({
        "c4, INACTIVE INACTIVE now INACTIVE now ACTIVE",
        "c3, INACTIVE INACTIVE now ACTIVE ACTIVE",
        "c2, INACTIVE ACTIVE ACTIVE ACTIVE",
        "of-another-thing, INACTIVE ACTIVE ACTIVE ACTIVE"
    })
    void retiresWhatIsOlderOnly(String used, String status) throws Exception {
        assertThat(statusAfter(used)).isEqualTo(status);
    }

    @Test
    void isToldByTheRuleWhoseConnectionItWas() {
        JsonNode rule =
                fleet().named("AWS::IoT::TopicRule", "RetiredCertificates")
                        .path("TopicRulePayload");

        assertThat(rule.path("Sql").asText())
                .isEqualTo(
                        "SELECT clientid() AS gateway, principal() AS certificate"
                                + " FROM 'tidemark/+/identity'");
        assertThat(rule.path("Actions")).hasSize(1);
        assertThat(
                        fleet().named("AWS::Lambda::Permission", "RetiredCertificates")
                                .path("SourceArn")
                                .asText())
                .endsWith(":rule/tidemark_dev_identity");
    }

    @Test
    void mayOnlyLookAtAndDeactivateCertificates() {
        assertThat(fleet().statements().toString())
                .contains("iot:ListThingPrincipals", "iot:UpdateCertificate")
                .doesNotContain("iot:DeleteCertificate", "iot:*");
    }

    private static Resources fleet() {
        return SynthesisedPlatform.of(Stage.DEV).stack("Fleet");
    }

    private String statusAfter(String used) throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("index.py"),
                fleet().named("AWS::Lambda::Function", "RetiredCertificates")
                        .at("/Code/ZipFile")
                        .asText());
        Files.writeString(folder.resolve("boto3.py"), CERTIFICATES);
        ProcessBuilder python =
                new ProcessBuilder(
                        "python3",
                        "-c",
                        """
                        import sys, boto3, index
                        index.handler({"gateway": "press-7", "certificate": sys.argv[1]}, None)
                        print(" ".join(boto3.STATUS.values()))
                        """,
                        used);
        python.directory(folder.toFile());
        python.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = python.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().reduce((before, last) -> last).orElseThrow();
    }
}
