package io.tidemark.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which module may see which: {@code edge-gateway -> models, events <- cloud-analytics}, {@code
 * model-trainer -> models, cloud-analytics}, and nothing else.
 */
class ArchitectureTest {

    private static final Path CHECKOUT = Path.of("..");
    private static final JavaClasses PRODUCTION =
            new ClassFileImporter()
                    .importPaths(
                            List.of(
                                    classes("events"),
                                    classes("models"),
                                    classes("edge-gateway"),
                                    classes("cloud-analytics"),
                                    classes("model-trainer"),
                                    classes("model-rollout"),
                                    classes("infra-cdk")));

    @Test
    void eventsSeeNoOtherModule() {
        noClasses()
                .that()
                .resideInAPackage("io.tidemark.events..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.tidemark.models..",
                        "io.tidemark.edge..",
                        "io.tidemark.cloud..",
                        "org.apache.flink..")
                .check(PRODUCTION);
    }

    @Test
    void modelsSeeNeitherOtherModulesNorFlink() {
        noClasses()
                .that()
                .resideInAPackage("io.tidemark.models..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.tidemark.events..",
                        "io.tidemark.edge..",
                        "io.tidemark.cloud..",
                        "org.apache.flink..")
                .check(PRODUCTION);
    }

    @Test
    void edgeAndCloudNeverSeeEachOther() {
        noClasses()
                .that()
                .resideInAPackage("io.tidemark.edge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.tidemark.cloud..", "io.tidemark.infra..")
                .check(PRODUCTION);
        noClasses()
                .that()
                .resideInAPackage("io.tidemark.cloud..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.tidemark.edge..", "io.tidemark.infra..")
                .check(PRODUCTION);
    }

    @Test
    void theTrainerSeesTheLakeAndModelsOnly() {
        noClasses()
                .that()
                .resideInAPackage("io.tidemark.trainer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.tidemark.edge..",
                        "io.tidemark.infra..",
                        "io.tidemark.events..",
                        "io.tidemark.cloud.ingest..",
                        "org.apache.flink..")
                .check(PRODUCTION);
    }

    @Test
    void nobodyWhoRunsInAStreamSeesTheTrainer() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.tidemark.events..",
                        "io.tidemark.models..",
                        "io.tidemark.edge..",
                        "io.tidemark.cloud..",
                        "io.tidemark.infra..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tidemark.trainer..")
                .check(PRODUCTION);
    }

    @Test
    void infrastructureKnowsNoFlink() {
        noClasses()
                .that()
                .resideInAPackage("io.tidemark.infra..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.flink..", "io.tidemark.edge..", "io.tidemark.cloud..")
                .check(PRODUCTION);
    }

    @Test
    void rolloutKnowsNeitherTheLakeNorModelsNorFlink() {
        noClasses()
                .that()
                .resideInAPackage("io.tidemark.rollout..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.tidemark.events..",
                        "io.tidemark.models..",
                        "io.tidemark.edge..",
                        "io.tidemark.cloud..",
                        "io.tidemark.trainer..",
                        "io.tidemark.infra..",
                        "org.apache.flink..",
                        "org.apache.iceberg..")
                .check(PRODUCTION);
    }

    @Test
    void whatARolloutDecidesKnowsNoAws() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.tidemark.rollout",
                        "io.tidemark.rollout.model..",
                        "io.tidemark.rollout.fleet..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software.amazon..",
                        "io.tidemark.rollout.aws..",
                        "io.tidemark.rollout.step..")
                .check(PRODUCTION);
    }

    @Test
    void nobodyBorrowsTheShadedLibrariesOfFlink() {
        noClasses()
                .that()
                .resideInAPackage("io.tidemark..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.flink.shaded..", "org.apache.flink.kinesis.shaded..")
                .check(PRODUCTION);
    }

    private static Path classes(String module) {
        return CHECKOUT.resolve(module).resolve("target").resolve("classes");
    }
}
