package io.tidemark.commandline.demo.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.simulate.Reading;
import io.tidemark.commandline.simulate.ReadingsFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MachineSeriesTest {

    @Test
    void hasEveryReadingAsItWasRecordedRepeatedTimestampsToo() throws IOException {
        List<Reading> readings = new ArrayList<>();
        try (ReadingsFile file = MachineSeries.readings()) {
            file.forEach(readings::add);
        }

        Set<Instant> times = new HashSet<>();
        readings.forEach(reading -> times.add(reading.measuredAt()));
        assertThat(readings).hasSize(22_695);
        assertThat(times).hasSize(22_683);
        assertThat(readings.get(22_694))
                .isEqualTo(new Reading(22_695, Instant.parse("2014-02-19T15:25:00Z"), 96.90386085));
    }
}
