package io.tidemark.edge.ingest;

/**
 * The topic of a device message: tidemark/site/machine/sensor.
 *
 * @param site second level, not empty
 * @param machine third level, not empty
 * @param sensor fourth level, not empty
 */
record DeviceTopic(String site, String machine, String sensor) {

    private static final String PREFIX = "tidemark/";

    /** Null if the topic does not have that form. */
    static DeviceTopic parse(String topic) {
        int siteEnd = topic.indexOf('/', PREFIX.length());
        int machineEnd = topic.indexOf('/', siteEnd + 1);
        boolean threeLevels =
                topic.startsWith(PREFIX)
                        && siteEnd > PREFIX.length()
                        && machineEnd > siteEnd + 1
                        && topic.length() > machineEnd + 1
                        && topic.indexOf('/', machineEnd + 1) < 0;
        if (!threeLevels) {
            return null;
        }
        return new DeviceTopic(
                topic.substring(PREFIX.length(), siteEnd),
                topic.substring(siteEnd + 1, machineEnd),
                topic.substring(machineEnd + 1));
    }

    int longestLevel() {
        return Math.max(sensor.length(), Math.max(site.length(), machine.length()));
    }
}
