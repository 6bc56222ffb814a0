package io.tidemark.commandline.demo.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.demo.path.Reconciliation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineResultTest {

    @Test
    void isWhatProgramsRead() {
        Map<String, Reconciliation.KindResults> byKind = new LinkedHashMap<>();
        byKind.put("anomaly", new Reconciliation.KindResults(2, 2));
        byKind.put("window-summary", new Reconciliation.KindResults(8, 7));
        MachineResult result =
                new MachineResult(
                        new Reconciliation.Readings(10, 9, 1, 2, 7),
                        new Reconciliation.Results(10, 10, 9, 0, 1, byKind),
                        1,
                        2,
                        Arrays.asList(null, 3600L),
                        false);

        assertThat(result.toJson())
                .isEqualTo(
                        "{\"readings\":{\"sent\":10,\"parsed\":9,\"rejected\":1,\"late\":2,"
                                + "\"inWindows\":7},"
                                + "\"results\":{\"emitted\":10,\"uplinked\":10,\"inTable\":9,"
                                + "\"duplicates\":0,\"unexplained\":1,\"byKind\":{"
                                + "\"anomaly\":{\"emitted\":2,\"inTable\":2},"
                                + "\"window-summary\":{\"emitted\":8,\"inTable\":7}}},"
                                + "\"labelledWindowsHit\":1,\"labelledWindows\":2,"
                                + "\"announcedSecondsBeforeEnd\":[null,3600],\"agree\":false}");
    }
}
