package io.tidemark.local.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.local.Component;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.StageException;
import io.tidemark.local.process.ProcessIdentity;
import io.tidemark.local.process.ProcessSpecification;
import io.tidemark.local.process.ProcessTree;
import io.tidemark.local.process.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageFileTest {

    private static final DeployedResources RESOURCES =
            new DeployedResources("s", "o", "b", "d", "v", "r", "p", "g", "a");

    @TempDir private Path directory;

    private StageFile file;

    @BeforeEach
    void open() {
        file = new StageFile(directory.resolve("run"));
    }

    @Test
    void tellsAnotherJvmWhatRuns() throws IOException, StageException {
        file.create(StageRecord.empty(14_500));
        RunningProcess broker =
                file.start(Component.DEVICE_BROKER, sleeping(), "mqtt://127.0.0.1:14503");
        file.deployed(RESOURCES);

        StageRecord read = new StageFile(directory.resolve("run")).read().orElseThrow();

        assertThat(read).isEqualTo(new StageRecord(14_500, List.of(broker), RESOURCES));
        assertThat(broker.process().alive()).isTrue();
        end(broker.process());
    }

    @Test
    void refusesASecondStageWhileAProcessRuns() throws IOException, StageException {
        file.create(StageRecord.empty(14_500));
        RunningProcess broker = file.start(Component.DEVICE_BROKER, sleeping(), "here");

        assertThatThrownBy(() -> file.create(StageRecord.empty(14_500)))
                .hasMessage(
                        "A local stage is up already: Device broker (process "
                                + broker.process().pid()
                                + "). End it with ./tidemark down.");
        end(broker.process());
    }

    @Test
    void forgetsAStageWhoseProcessesAreGone() throws IOException, StageException {
        file.create(StageRecord.empty(14_500));
        end(file.start(Component.DEVICE_BROKER, sleeping(), "here").process());

        file.create(StageRecord.empty(15_000));

        assertThat(file.read()).contains(StageRecord.empty(15_000));
    }

    @Test
    void startsNothingOnceTheStageIsTakenDown() throws IOException, StageException {
        file.create(StageRecord.empty(14_500));
        file.remove();

        assertThatThrownBy(() -> file.start(Component.GATEWAY, sleeping(), "here"))
                .hasMessage("The stage was taken down meanwhile.");
        assertThat(file.read()).isEmpty();
    }

    private ProcessSpecification sleeping() {
        return Programs.shell(directory, "exec sleep 60");
    }

    private static void end(ProcessIdentity process) {
        ProcessTree.end(process, Duration.ofSeconds(5));
    }
}
