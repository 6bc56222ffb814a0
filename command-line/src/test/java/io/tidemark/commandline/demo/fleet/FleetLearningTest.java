package io.tidemark.commandline.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FleetLearningTest {

    /** By a fair margin, as it is live that it has to hold. */
    @Test
    void whatTheFleetTeachesHalvesTheErrorOnNewPumps() {
        PredictionError error = FleetLearning.error(1);

        assertThat(error.pumps()).hasSize(9);
        assertThat(error.after()).as("%s", error).isLessThan(0.45 * error.before());
        assertThat(error.after()).as("%s", error).isLessThan(0.5 * error.planned());
    }
}
