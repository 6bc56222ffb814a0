package io.tidemark.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands of the unit for systemd, run as systemd runs them, under load. */
@ExtendWith(SeedInFailures.class)
class ServiceUnitIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void theUnitsCommandsKeepAGatewayRunningAndStopItInGoodOrder() throws Exception {
        GatewayStage stage = new GatewayStage("unit", Map.of("gateway.savepoint-on-stop", "true"));
        Path state = Files.createDirectories(stage.directory().resolve("state"));
        ServiceUnit unit = unit(stage, state);
        Path log = stage.directory().resolve("service.log");
        try (ServiceOperator service = new ServiceOperator(unit, log, stage.console())) {
            stage.operatedBy(service);
            try (GatewayRun run = GatewayRun.of("unit", stage)) {
                assertThat(state.resolve("classes.jsa")).isNotEmptyFile();
                run.goOnFor(300);
                service.process().destroyForcibly();
                await().atMost(PATIENCE).until(() -> service.starts() == 2);
                service.awaitReady();
                run.goOnFor(300);
                run.requireEverythingOnce();
            }
            assertThat(service.process().exitValue()).isZero();
            assertThat(log).content().contains("savepoint-");
        }
    }

    @Test
    void aConfigurationThatCannotBeUsedWaitsForAPerson() throws Exception {
        try (GatewayStage stage = new GatewayStage("unit-refused", Map.of("windows.size", "0 s"))) {
            Path log = stage.directory().resolve("service.log");
            ServiceUnit unit = unit(stage, stage.directory());
            try (ServiceOperator service = new ServiceOperator(unit, log, stage.console())) {
                service.start();

                assertThat(service.process().waitFor())
                        .isEqualTo(Integer.parseInt(unit.value("RestartPreventExitStatus")));
                assertThat(log).content().contains("windows.size");
            }
        }
    }

    private static ServiceUnit unit(GatewayStage stage, Path state) throws Exception {
        Path conf = Path.of(System.getProperty("tidemark.checkout"), "edge-gateway", "conf");
        Map<String, Path> paths = new LinkedHashMap<>();
        paths.put("/usr/bin/java", Path.of(System.getProperty("java.home"), "bin", "java"));
        paths.put("/opt/tidemark/edge-gateway.jar", GatewayStage.jar());
        paths.put("/opt/tidemark/conf", conf.toAbsolutePath().normalize());
        paths.put("/etc/tidemark/edge.yaml", stage.configuration());
        paths.put("/var/lib/tidemark", state);
        return new ServiceUnit(conf.resolve("tidemark-gateway.service"), paths);
    }
}
