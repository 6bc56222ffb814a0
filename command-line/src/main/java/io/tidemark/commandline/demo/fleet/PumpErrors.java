package io.tidemark.commandline.demo.fleet;

/**
 * How far predictions of one pump were off, over the same moments of its life.
 *
 * @param machine name without the site
 * @param mode what it died of
 * @param lifeHours how long it lived
 * @param moments how many were compared
 * @param planned root mean square error of the fleet's mean life less the pump's age, hours
 * @param before of the model before, hours
 * @param after of the model after, hours
 */
record PumpErrors(
        String machine,
        String mode,
        double lifeHours,
        int moments,
        double planned,
        double before,
        double after) {}
