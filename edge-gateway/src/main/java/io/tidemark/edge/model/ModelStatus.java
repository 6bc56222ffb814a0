package io.tidemark.edge.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.tidemark.edge.file.DurableFile;
import io.tidemark.edge.json.Json;
import io.tidemark.events.ModelPhase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Which model foresees failures, and what became of the one that was ordered last. It stands in a
 * file, as who shows it is not who uses models. Times are ISO-8601, UTC, gateway clock.
 *
 * @param model name of the model in service; null if there is none
 * @param version its version; null if there is none
 * @param since when it was put in service; null if there is none
 * @param sha256 hash of its file; null if there is none
 * @param refused why the model that was ordered last is not used; null if it is, or is on trial
 * @param previous what was in service before; null if nothing was
 * @param candidate what was ordered last; null before the first order
 * @param orderedAtMillis when that was ordered, milliseconds since the epoch; 0 before the first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelStatus(
        String model,
        String version,
        String since,
        String sha256,
        String refused,
        Previous previous,
        Candidate candidate,
        long orderedAtMillis) {

    /** Nothing is foreseen, and nothing was refused. */
    public static final ModelStatus NONE =
            new ModelStatus(null, null, null, null, null, null, null, 0);

    private static final String FILE = "status.json";

    /**
     * What was in service before.
     *
     * @param name its name
     * @param version its version
     */
    public record Previous(String name, String version) {}

    /**
     * What was ordered last.
     *
     * @param name its name
     * @param version its version
     * @param state what became of it, a {@link ModelPhase}
     * @param since when that was said first
     * @param detail why; null if the state says all
     * @param predictions what it foresaw on trial, or in its probation
     * @param agreement share of those that agree with the model beside it; null without one
     * @param meanMicros mean time of a prediction; null without one
     * @param errors what it failed to foresee
     */
    public record Candidate(
            String name,
            String version,
            String state,
            String since,
            String detail,
            long predictions,
            Double agreement,
            Double meanMicros,
            long errors) {

        static Candidate of(ModelVerdict verdict, TrialTally tally) {
            return new Candidate(
                    verdict.name(),
                    verdict.version(),
                    verdict.phase().name(),
                    time(verdict.sinceMillis()),
                    verdict.detail(),
                    tally.own().predictions(),
                    tally.likeness().agreement(),
                    tally.own().meanMicros(),
                    tally.own().errors());
        }
    }

    public static ModelStatus of(ModelsInUse models) {
        ModelInUse now = models.inService();
        ModelInUse before = models.previous();
        ModelVerdict verdict = models.verdict();
        boolean unused =
                verdict != null
                        && (verdict.phase() == ModelPhase.REFUSED
                                || verdict.phase() == ModelPhase.ROLLED_BACK);
        boolean counting = verdict != null && verdict.phase() == ModelPhase.TRIAL;
        return new ModelStatus(
                now == null ? null : now.name(),
                now == null ? null : now.version(),
                now == null ? null : time(now.sinceMillis()),
                now == null ? null : now.sha256(),
                unused ? verdict.detail() : null,
                before == null ? null : new Previous(before.name(), before.version()),
                verdict == null
                        ? null
                        : Candidate.of(verdict, counting ? models.tally() : verdict.tally()),
                models.taken() == null ? 0 : models.taken().orderedAtMillis());
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /**
     * As it was told last.
     *
     * @param directory of the models; null if nothing is to be foreseen
     */
    public static ModelStatus read(File directory) {
        if (directory == null) {
            return NONE;
        }
        try {
            return Json.read(
                    Files.readAllBytes(directory.toPath().resolve(FILE)), ModelStatus.class);
        } catch (IOException absentOrTorn) {
            return NONE;
        }
    }

    /** Tells it to whoever reads it. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        DurableFile.write(directory.resolve(FILE), Json.bytes(this));
    }
}
