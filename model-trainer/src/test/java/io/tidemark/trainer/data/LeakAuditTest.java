package io.tidemark.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Leaks that are planted, and that must be seen; and what looks like one and is none. */
class LeakAuditTest {

    private static final int WINDOWS_PER_STEP = 4;
    private static final long WINDOW = SimulatedPlant.STEP / WINDOWS_PER_STEP;

    private final SimulatedPlant plant = new SimulatedPlant(2, WINDOWS_PER_STEP).failing(8);

    @Test
    void findsNothingInWhatWasMadeOfThePastOnly() {
        LeakAudit.Report report = audit(plant.windows(), plant.windows());

        assertThat(report.examples()).isEqualTo(108);
        assertThat(report.windowsKnownLater()).isZero();
    }

    @Test
    void seesFeaturesThatLookOneWindowAhead() {
        List<WindowMean> ahead =
                changed(
                        window ->
                                new WindowMean(
                                        window.machine(),
                                        window.sensor(),
                                        window.startMillis() - WINDOW,
                                        window.endMillis() - WINDOW,
                                        window.mean(),
                                        window.arrivedAtMillis()));

        assertThatExceptionOfType(LeakException.class)
                .isThrownBy(() -> audit(ahead, plant.windows()))
                .withMessageContaining("know the future")
                .withMessageContaining("plant-a/press-");
    }

    @Test
    void seesFeaturesThatAreMadeOfRevisions() {
        List<WindowMean> revised =
                changed(
                        window ->
                                new WindowMean(
                                        window.machine(),
                                        window.sensor(),
                                        window.startMillis(),
                                        window.endMillis(),
                                        Math.nextUp(window.mean()),
                                        window.arrivedAtMillis()));

        assertThatExceptionOfType(LeakException.class)
                .isThrownBy(() -> audit(revised, plant.windows()));
    }

    @Test
    void seesAnAgeThatBeginsWithTheRepairOfALifeThatIsStillToCome() {
        List<WindowMean> older = new ArrayList<>(plant.windows());
        for (WindowMean window : plant.windows()) {
            if (window.startMillis() == SimulatedPlant.BEGIN) {
                long start = window.startMillis() - SimulatedPlant.STEP;
                older.add(
                        new WindowMean(
                                window.machine(),
                                window.sensor(),
                                start,
                                start + WINDOW,
                                1,
                                start));
            }
        }

        assertThatExceptionOfType(LeakException.class)
                .isThrownBy(() -> audit(older, plant.windows()))
                .withMessageContaining("age");
    }

    @Test
    void seesASensorThatIsWrittenOnceTheFailureIsKnown() {
        List<WindowMean> windows = new ArrayList<>(plant.windows());
        for (WindowMean window : plant.windows()) {
            if (window.sensor().equals("load")) {
                windows.add(
                        new WindowMean(
                                window.machine(),
                                "wear-found",
                                window.startMillis(),
                                window.endMillis(),
                                window.startMillis() / 1e9,
                                failedAt(window.machine()) + 3_600_000));
            }
        }

        assertThatExceptionOfType(LeakException.class)
                .isThrownBy(() -> audit(windows, windows))
                .withMessageContaining("sensor wear-found was written only after the failure")
                .withMessageContaining("8 of 8 lives")
                .withMessageContaining("--without-sensor wear-found");
        assertThat(
                        LeakAudit.check(
                                        data(windows, Set.of("wear-found")),
                                        SimulatedPlant.source(windows),
                                        plant.outcomes(),
                                        Set.of("wear-found"))
                                .examples())
                .isEqualTo(108);
    }

    @Test
    void takesAGatewayThatWasOffLineForNoLeakAndTellsOfIt() {
        List<WindowMean> late =
                changed(
                        window ->
                                new WindowMean(
                                        window.machine(),
                                        window.sensor(),
                                        window.startMillis(),
                                        window.endMillis(),
                                        window.mean(),
                                        window.arrivedAtMillis() + 7 * 86_400_000L));

        assertThat(audit(late, late).windowsKnownLater()).isEqualTo(108 * WINDOWS_PER_STEP * 3);
    }

    private long failedAt(MachineId machine) {
        return plant.outcomes().stream()
                .filter(outcome -> outcome.machine().equals(machine))
                .findFirst()
                .orElseThrow()
                .occurredAtMillis();
    }

    private List<WindowMean> changed(UnaryOperator<WindowMean> change) {
        return plant.windows().stream().map(change).toList();
    }

    private TrainingData data(List<WindowMean> windows, Set<String> without) {
        return TrainingData.of(
                SimulatedPlant.source(windows), plant.outcomes(), SimulatedPlant.STEP, without);
    }

    private LeakAudit.Report audit(List<WindowMean> features, List<WindowMean> truth) {
        return LeakAudit.check(
                data(features, Set.of()), SimulatedPlant.source(truth), plant.outcomes(), Set.of());
    }
}
