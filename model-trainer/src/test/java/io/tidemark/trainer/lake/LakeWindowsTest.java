package io.tidemark.trainer.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.trainer.data.MachineId;
import io.tidemark.trainer.data.SimulatedPlant;
import io.tidemark.trainer.data.WindowMean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows come whole and in batches that are bounded, each machine's in the order of days. */
class LakeWindowsTest {

    private static final int DAYS = 3;
    private static final int MACHINES = 8;
    private static final long HOUR = 3_600_000;

    @TempDir private Path folder;

    private final List<WindowMean> windows = new ArrayList<>();
    private LakeFixture lake;

    @BeforeEach
    void fill() {
        lake = LakeFixture.in(folder);
        for (int machine = 0; machine < MACHINES; machine++) {
            for (int hour = 0; hour < DAYS * 24; hour++) {
                long start = SimulatedPlant.BEGIN + hour * HOUR;
                windows.add(
                        new WindowMean(
                                LakeFixture.machine(machine),
                                "heat",
                                start,
                                start + HOUR,
                                hour,
                                start + HOUR + 1));
            }
        }
        lake.addWindows(windows);
        lake.addWindows("g1", 1, windows);
    }

    @Test
    void givesEveryFirstResultOnceInBatchesOfADay() {
        List<List<WindowMean>> batches = read(Long.MAX_VALUE);

        assertThat(batches).hasSize(DAYS);
        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSize(MACHINES * 24));
        assertThat(batches.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(windows);
    }

    @Test
    void dividesTheMachinesOfADayThatIsTooLarge() {
        List<List<WindowMean>> batches = read(100);

        assertThat(batches.size()).isGreaterThan(DAYS);
        assertThat(batches.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(windows);
        Map<MachineId, Long> newest = new HashMap<>();
        for (List<WindowMean> batch : batches) {
            Map<MachineId, Long> before = Map.copyOf(newest);
            for (WindowMean window : batch) {
                assertThat(window.startMillis())
                        .isGreaterThan(before.getOrDefault(window.machine(), 0L));
                newest.merge(window.machine(), window.startMillis(), Math::max);
            }
        }
    }

    private List<List<WindowMean>> read(long mostPerBatch) {
        PinnedTable table = PinnedTable.of(lake.table("window_summaries"), null).orElseThrow();
        List<List<WindowMean>> batches = new ArrayList<>();
        List<WindowMean> batch = new ArrayList<>();
        new LakeWindows(table, mostPerBatch)
                .read(
                        batch::add,
                        () -> {
                            batches.add(List.copyOf(batch));
                            batch.clear();
                        });
        assertThat(batch).isEmpty();
        return batches;
    }
}
