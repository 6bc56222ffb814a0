package io.tidemark.edge.model;

/**
 * What the gateway is told to use.
 *
 * @param name of the model as ordered; of a configured file, the file's
 * @param version of the model as ordered; of a configured file, the first digits of its hash
 * @param sha256 of the model's file, 64 hexadecimal digits, under which the shelf has it unless
 *     there is a problem; null if that is that it cannot be read
 * @param orderedAtMillis when the order came, gateway clock, milliseconds since the epoch; tells
 *     two orders for one model apart; 0 if nothing was ordered yet
 * @param trialMillis shortest time that the model runs beside the one in service, listening time; 0
 *     to take it at once
 * @param trialPredictions least predictions that it makes in that time
 * @param problem why the order cannot be followed; null if it can
 */
public record ModelOrder(
        String name,
        String version,
        String sha256,
        long orderedAtMillis,
        long trialMillis,
        long trialPredictions,
        String problem) {

    /** An order that cannot be followed. */
    public static ModelOrder refused(
            String name, String version, long orderedAtMillis, String problem) {
        return new ModelOrder(name, version, null, orderedAtMillis, 0, 0, problem);
    }

    /** The same order, which cannot be followed. */
    public ModelOrder refused(String why) {
        return new ModelOrder(
                name, version, sha256, orderedAtMillis, trialMillis, trialPredictions, why);
    }

    /** The model by its name and version, for people. */
    public String label() {
        return "model " + name + " " + version;
    }
}
