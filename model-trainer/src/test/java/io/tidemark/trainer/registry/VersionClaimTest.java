package io.tidemark.trainer.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class VersionClaimTest {

    private final ModelFiles files = new ModelFiles(new MemoryFiles(), "s3://m", "presses");

    @Test
    void takesTheNextNumberAboveFoldersAndRows() {
        assertThat(VersionClaim.next(files, 0, "a").version()).isEqualTo(1);
        assertThat(VersionClaim.next(files, 0, "b").version()).isEqualTo(2);
        assertThat(VersionClaim.next(files, 9, "c").version()).isEqualTo(10);
        assertThat(VersionClaim.next(files, 3, "d").version()).isEqualTo(11);
    }

    @Test
    void leavesNothingBehindWhenItIsClosed() {
        VersionClaim claim = VersionClaim.next(files, 0, "a");
        assertThat(files.list(1)).containsExactly("claim-a");

        claim.close();

        assertThat(files.list(1)).isEmpty();
    }

    @Test
    void neverGivesOneNumberToTwoRuns() throws Exception {
        int runs = 6;
        CyclicBarrier start = new CyclicBarrier(runs);
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        try {
            List<Future<Integer>> claimed = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                String name = "run-" + run;
                claimed.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return VersionClaim.next(files, 0, name).version();
                                }));
            }
            List<Integer> versions = new ArrayList<>();
            for (Future<Integer> each : claimed) {
                versions.add(each.get());
            }
            assertThat(versions).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }
}
