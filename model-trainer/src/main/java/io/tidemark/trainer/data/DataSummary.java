package io.tidemark.trainer.data;

/**
 * How much training data there are.
 *
 * @param machines machines with an example
 * @param lives lives with an example
 * @param failures lives with an example that ended with a failure
 * @param censored lives with an example of which only is known that they lasted so long
 * @param examples rows
 * @param knownUntilMillis end of the newest window, milliseconds since the epoch
 * @param outsideLives windows that are in no example: of broken machines, or across a life's end
 */
public record DataSummary(
        int machines,
        int lives,
        int failures,
        int censored,
        long examples,
        long knownUntilMillis,
        long outsideLives) {

    /** Counts. */
    public static DataSummary of(TrainingData data) {
        int machines = 0;
        int lives = 0;
        int failures = 0;
        long examples = 0;
        for (MachineSteps machine : data.steps().machines().values()) {
            int before = lives;
            for (LifeSteps life : machine.lives()) {
                int steps = life.positions().length;
                examples += steps;
                lives += steps > 0 ? 1 : 0;
                failures += steps > 0 && life.life().failed() ? 1 : 0;
            }
            machines += lives > before ? 1 : 0;
        }
        return new DataSummary(
                machines,
                lives,
                failures,
                lives - failures,
                examples,
                data.steps().knownUntilMillis(),
                data.steps().outsideLives());
    }
}
