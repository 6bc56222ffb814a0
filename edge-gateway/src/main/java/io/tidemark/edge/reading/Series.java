package io.tidemark.edge.reading;

/**
 * The parts of a series.
 *
 * @param site second level of the device's topic
 * @param machine third level of the device's topic
 * @param sensor fourth level of the device's topic
 */
public record Series(String site, String machine, String sensor) {

    /**
     * @param series as {@link SensorReading#series()}
     * @throws IllegalArgumentException if it does not have three parts
     */
    public static Series of(String series) {
        int siteEnd = series.indexOf('/');
        int machineEnd = series.indexOf('/', siteEnd + 1);
        if (siteEnd < 0 || machineEnd < 0) {
            throw new IllegalArgumentException("series " + series + " is not site/machine/sensor");
        }
        return new Series(
                series.substring(0, siteEnd),
                series.substring(siteEnd + 1, machineEnd),
                series.substring(machineEnd + 1));
    }
}
