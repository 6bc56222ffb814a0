package io.tidemark.infra.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.StageConfig;
import io.tidemark.infra.encryption.CustomerKey;
import io.tidemark.infra.settings.TrainedModel;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecs.CfnCluster;
import software.amazon.awscdk.services.ecs.CfnCluster.ClusterSettingsProperty;
import software.amazon.awscdk.services.ecs.Secret;
import software.constructs.Construct;

/**
 * How models come to be and to gateways: the trainer once a week for each model, the next step of
 * rollouts every five minutes, both as tasks that end. Models lie in the lake's bucket, signed with
 * a key of this stack.
 */
public final class ModelsStack extends Stack {

    private static final String TRAINER = "train";
    private static final String ROLLOUT = "rollout-step";
    private static final String WEEKLY = "cron(0 2 ? * MON *)";
    private static final String OFTEN = "rate(5 minutes)";

    private final StageConfig config;
    private final CustomerKey key;

    public ModelsStack(Construct scope, String id, StackProps properties, StageConfig config) {
        super(scope, id, properties);
        this.config = config;
        PlatformNames names = config.names();
        this.key =
                new CustomerKey(
                        this,
                        "Encryption",
                        new CustomerKey.Props(
                                names.key("models"),
                                "The key that signs models, and logs of tasks",
                                config.settings().removal()));
        SigningKey signing =
                new SigningKey(
                        this,
                        "SigningKey",
                        new SigningKey.Props(names, key.key(), config.settings().removal()));
        ImageRepository images =
                new ImageRepository(
                        this,
                        "Images",
                        new ImageRepository.Props(names, config.settings().removal()));
        BatchTask trainer = trainer(images.repository(), signing);
        BatchTask rollout = rollout(images.repository());
        Timetable timetable =
                new Timetable(
                        this,
                        "Timetable",
                        new Timetable.Props(names, cluster(), TaskPlace.of(this, config)),
                        List.of(trainer, rollout));
        timetable.start(rollout, ROLLOUT, OFTEN, null);
        for (TrainedModel model : config.settings().models().trained()) {
            timetable.start(trainer, TRAINER + "-" + model.name(), WEEKLY, input(model));
        }
        output("ImageRepositoryUri", images.repository().getRepositoryUri());
        output("SigningKeyName", names.of("signing-key"));
    }

    private BatchTask trainer(IRepository images, SigningKey signing) {
        PlatformNames names = config.names();
        BatchTask trainer =
                new BatchTask(
                        this,
                        "Trainer",
                        new BatchTask.Props(
                                names, config.settings(), key, images, TRAINER, 2048, 8192),
                        Map.of(
                                "TIDEMARK_WAREHOUSE",
                                "s3://" + names.lakeBucket() + "/warehouse",
                                "TIDEMARK_DATABASE",
                                names.database(),
                                "TIDEMARK_MODELS",
                                "s3://" + names.lakeBucket() + "/" + names.models(),
                                "AWS_REGION",
                                getRegion()),
                        Map.of(
                                "TIDEMARK_SIGNING_KEY_PEM",
                                Secret.fromSecretsManager(signing.secret(), SigningKey.PRIVATE),
                                "TIDEMARK_PUBLIC_KEY_PEM",
                                Secret.fromSecretsManager(signing.secret(), SigningKey.PUBLIC)));
        key.key().grantDecrypt(trainer.definition().obtainExecutionRole());
        trainer.allow(new TaskRights(this, names).trainer());
        return trainer;
    }

    private BatchTask rollout(IRepository images) {
        PlatformNames names = config.names();
        BatchTask rollout =
                new BatchTask(
                        this,
                        "Rollout",
                        new BatchTask.Props(
                                names, config.settings(), key, images, ROLLOUT, 256, 512),
                        Map.of(
                                "TIDEMARK_BUCKET", names.lakeBucket(),
                                "TIDEMARK_THING_GROUP", names.gateways(),
                                "AWS_REGION", getRegion()),
                        Map.of());
        rollout.allow(new TaskRights(this, names).rollout());
        return rollout;
    }

    private CfnCluster cluster() {
        return CfnCluster.Builder.create(this, "Cluster")
                .clusterName(config.names().of("models"))
                .clusterSettings(
                        List.of(
                                ClusterSettingsProperty.builder()
                                        .name("containerInsights")
                                        .value("enabled")
                                        .build()))
                .build();
    }

    /** What the trainer's environment has for one model. */
    private static String input(TrainedModel model) {
        ObjectNode input = new ObjectMapper().createObjectNode();
        ObjectNode container = input.putArray("containerOverrides").addObject();
        ArrayNode environment = container.put("name", TRAINER).putArray("environment");
        environment.addObject().put("name", "TIDEMARK_MODEL_NAME").put("value", model.name());
        if (model.machineType() != null) {
            environment
                    .addObject()
                    .put("name", "TIDEMARK_MACHINE_TYPE")
                    .put("value", model.machineType());
        }
        try {
            return new ObjectMapper().writeValueAsString(input);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts is always JSON", e);
        }
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
