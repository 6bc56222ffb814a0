package io.tidemark.commandline.evaluate.rul;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.evaluate.PartialFile;
import io.tidemark.commandline.evaluate.rul.RulReport.Score;
import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.FailureTrainer;
import io.tidemark.models.failure.MachineHistory;
import io.tidemark.models.failure.Prediction;
import io.tidemark.models.failure.RemainingLifeEvaluation;
import io.tidemark.models.failure.RemainingLifeScore;
import io.tidemark.models.failure.TrainingProgress;
import io.tidemark.models.failure.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Trains, predicts and compares. */
final class RulRun {

    /** Moments at which each unit that is left out is cut off. */
    private static final int CUTS = 5;

    private static final CSVFormat RESULT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader("unit", "rul", "lower", "upper")
                    .setRecordSeparator('\n')
                    .get();

    private final TrainingSettings settings;
    private final List<MachineHistory> trained;

    RulRun(TrainingSettings settings, List<MachineHistory> trained) {
        this.settings = settings;
        this.trained = trained;
    }

    /**
     * Predicts each unit after its last cycle and writes the predictions.
     *
     * @param lives true remaining lives of the units, cycles; null if they are not known
     * @throws IllegalArgumentException if the training units cannot be learnt from; says why
     */
    RulReport predict(
            List<MachineHistory> tested, double[] lives, Path out, TrainingProgress progress) {
        FailureModel model =
                new FailureTrainer(settings).train(RunToFailureFile.SENSORS, trained, progress);
        List<Prediction> predictions =
                RemainingLifeEvaluation.predictLast(
                        model, RunToFailureFile.SENSORS, tested, TrainingProgress.SILENT);
        write(tested, predictions, out);
        return report(
                null,
                predictions.size(),
                out.toString(),
                lives == null ? null : RemainingLifeScore.of(predictions, lives, settings.cap()));
    }

    /**
     * Leaves out a part of the units in turn.
     *
     * @throws IllegalArgumentException if the training units cannot be learnt from; says why
     */
    RulReport crossValidate(int folds, TrainingProgress progress) {
        RemainingLifeScore score =
                RemainingLifeEvaluation.crossValidate(
                        settings, RunToFailureFile.SENSORS, trained, folds, CUTS, progress);
        return report(folds, score.machines(), null, score);
    }

    private RulReport report(Integer folds, int predictions, String out, RemainingLifeScore score) {
        return new RulReport(
                trained.size(),
                trained.stream().mapToLong(unit -> unit.steps().size()).sum(),
                folds,
                predictions,
                out,
                score == null ? null : Score.of(score, settings.cap(), settings.coverage()));
    }

    private static void write(List<MachineHistory> units, List<Prediction> predictions, Path out) {
        try (PartialFile file = new PartialFile(out);
                CSVPrinter printer = new CSVPrinter(file.writer(), RESULT)) {
            for (int unit = 0; unit < units.size(); unit++) {
                Prediction prediction = predictions.get(unit);
                printer.printRecord(
                        units.get(unit).machine(),
                        cycles(prediction.remainingLife()),
                        cycles(prediction.lower()),
                        cycles(prediction.upper()));
            }
            printer.flush();
            file.complete();
        } catch (IOException e) {
            throw new CommandFailedException("cannot write " + out + ": " + e.getMessage(), e);
        }
    }

    private static String cycles(double cycles) {
        return String.format(Locale.ROOT, "%.4f", cycles);
    }
}
