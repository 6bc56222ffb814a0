package io.tidemark.it.deploy;

import static io.tidemark.it.deploy.Attempts.createTable;
import static io.tidemark.it.deploy.Attempts.delete;
import static io.tidemark.it.deploy.Attempts.deleteTable;
import static io.tidemark.it.deploy.Attempts.denied;
import static io.tidemark.it.deploy.Attempts.put;
import static io.tidemark.it.deploy.Attempts.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.it.PrintedProgress;
import io.tidemark.local.Component;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.LocalAws;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import io.tidemark.local.gateway.GatewayIdentity;
import io.tidemark.local.gateway.GatewayProvisioning;
import io.tidemark.local.role.ServiceRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What gateways, the cloud job and analysts may not do, tried on a MiniStack that enforces the
 * deployed policies. Beside each attempt stands one that differs in a name only and succeeds, so
 * that nothing is refused for another reason.
 */
class PrivilegeIT {

    private static final Path CHECKOUT =
            Path.of(System.getProperty("tidemark.checkout")).toAbsolutePath().normalize();
    private static final String OWN = "gateway-a";
    private static final String OTHER = "gateway-b";

    private static LocalStage stage;
    private static DeployedResources resources;
    private static GatewayIdentity identity;
    private static String url;

    @BeforeAll
    static void deployEveryStack() throws Exception {
        StageLayout layout =
                new StageLayout(CHECKOUT, Path.of("target", "privilege").toAbsolutePath(), 15_800);
        stage =
                LocalStage.up(
                        layout,
                        StageOptions.everything().only(Component.LOCALSTACK, Component.MINISTACK),
                        new PrintedProgress());
        resources = stage.resources();
        url = layout.miniStackUrl();
        identity = provision(OWN);
        provision(OTHER);
        acceptPlainHttp(resources.bucket());
        acceptPlainHttp(results());
    }

    /** Buckets refuse whoever comes without TLS; MiniStack has none, and is asked for roles. */
    private static void acceptPlainHttp(String bucket) {
        ServiceRole job = ServiceRole.ofApplication(url, resources.application());
        try (S3Client root = LocalAws.client(S3Client.builder().forcePathStyle(true), url);
                S3Client s3 = job.client(S3Client.builder().forcePathStyle(true))) {
            assertThatThrownBy(() -> s3.listObjectsV2(r -> r.bucket(bucket)))
                    .hasMessageContaining("explicit deny in a resource-based policy");
            root.deleteBucketPolicy(r -> r.bucket(bucket));
        }
    }

    private static String results() {
        return resources.bucket().replace("-lake-", "-results-");
    }

    private static GatewayIdentity provision(String gateway) throws Exception {
        return new GatewayProvisioning(stage.layout().miniStackUrl(), resources)
                .provision(gateway, stage.layout().directory(Component.GATEWAY).resolve(gateway));
    }

    @AfterAll
    static void stop() throws Exception {
        if (stage != null) {
            stage.down();
        }
    }

    @Test
    void aGatewayConnectsUnderItsOwnNameOnly() throws Exception {
        try (Gateway gateway = connect(OWN)) {
            assertThat(gateway.connected()).isTrue();
        }

        refused(() -> connect(OTHER).close());
    }

    @Test
    void aGatewayPublishesItsOwnResultsOnly() throws Exception {
        try (RuleOutput output = new RuleOutput(url);
                Gateway gateway = connect(OWN)) {
            gateway.publish(uplink(OWN), "its own");
            assertThat(output.next()).hasValueSatisfying(sent -> assertThat(sent).contains(OWN));

            refused(() -> gateway.publish(uplink(OTHER), "of another"));
            assertThat(output.next()).isEmpty();
        }
    }

    @Test
    void aGatewayReadsAndWritesItsOwnShadowOnly() throws Exception {
        try (Gateway gateway = connect(OWN)) {
            gateway.subscribe(shadow(OWN) + "update/accepted");
            gateway.publish(shadow(OWN) + "update", "{\"state\":{\"reported\":{\"model\":1}}}");
            assertThat(gateway.nextTopic()).hasValue(shadow(OWN) + "update/accepted");

            refused(() -> gateway.subscribe(shadow(OTHER) + "update/accepted"));
        }
        for (String action : new String[] {"get", "update"}) {
            try (Gateway gateway = connect(OWN)) {
                refused(() -> gateway.publish(shadow(OTHER) + action, "{}"));
            }
        }
    }

    @Test
    void theCloudJobWritesItsWarehouseOnly() {
        ServiceRole job = ServiceRole.ofApplication(url, resources.application());
        try (S3Client s3 = job.client(S3Client.builder().forcePathStyle(true))) {
            put(s3, resources.bucket(), "warehouse/table/data.parquet");
            delete(s3, resources.bucket(), "warehouse/table/data.parquet");

            denied(() -> put(s3, resources.bucket(), "models/model.json"));
            denied(() -> put(s3, resources.bucket(), "warehouse-of-another/data.parquet"));
            denied(() -> put(s3, resources.bucket(), "outcomes/failures.csv"));
            denied(() -> put(s3, "tidemark-local-deployment", "cloud-analytics.jar"));
            denied(() -> s3.deleteBucket(r -> r.bucket(resources.bucket())));
        }
    }

    @Test
    void theCloudJobKeepsTablesOfItsDatabaseOnly() {
        ServiceRole job = ServiceRole.ofApplication(url, resources.application());
        try (GlueClient glue = job.client(GlueClient.builder());
                IamClient iam = job.client(IamClient.builder());
                IotClient iot = job.client(IotClient.builder())) {
            createTable(glue, resources.database(), "tried");

            denied(() -> createTable(glue, "of_another", "tried"));
            denied(() -> deleteTable(glue, resources.database(), "tried"));
            denied(() -> glue.createDatabase(r -> r.databaseInput(d -> d.name("of_another"))));
            denied(iam::listRoles);
            denied(iot::listThings);
        }
    }

    @Test
    void anAnalystReadsAndWritesNothing() {
        String bucket = resources.bucket();
        ServiceRole analyst =
                ServiceRole.assume(
                        url,
                        "arn:aws:iam::" + LocalAws.ACCOUNT + ":role/tidemark-local-analyst",
                        "somebody");
        try (S3Client root = LocalAws.client(S3Client.builder().forcePathStyle(true), url);
                S3Client s3 = analyst.client(S3Client.builder().forcePathStyle(true));
                GlueClient glue = analyst.client(GlueClient.builder())) {
            put(root, bucket, "warehouse/table/read.parquet");
            s3.getObjectAsBytes(r -> r.bucket(bucket).key("warehouse/table/read.parquet"));
            glue.getTable(r -> r.databaseName(resources.database()).name("reconciliation"));
            put(s3, results(), "tidemark-local-analyst/answer.csv");

            denied(() -> put(s3, bucket, "warehouse/table/data.parquet"));
            denied(() -> put(s3, bucket, "outcomes/failures.csv"));
            denied(() -> delete(s3, bucket, "warehouse/table/read.parquet"));
            denied(() -> put(s3, results(), "of-another/answer.csv"));
            denied(() -> createTable(glue, resources.database(), "of_the_analyst"));
            denied(() -> deleteTable(glue, resources.database(), "reconciliation"));
        }
    }

    private static Gateway connect(String clientId) throws Exception {
        return Gateway.connect(stage.layout().iot(), identity, clientId);
    }

    private static String uplink(String gateway) {
        return "$aws/rules/" + resources.rule() + "/tidemark/" + gateway + "/uplink";
    }

    private static String shadow(String gateway) {
        return "$aws/things/" + gateway + "/shadow/name/model/";
    }
}
