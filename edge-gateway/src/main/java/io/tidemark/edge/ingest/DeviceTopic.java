package io.tidemark.edge.ingest;

/**
 * The topic of a device message: tidemark/site/machine/sensor.
 *
 * @param series site/machine/sensor, none of them empty
 * @param sensor fourth level
 * @param longestLevel characters of the longest of the three
 */
record DeviceTopic(String series, String sensor, int longestLevel) {

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
        int siteLength = siteEnd - PREFIX.length();
        int machineLength = machineEnd - siteEnd - 1;
        String sensor = topic.substring(machineEnd + 1);
        return new DeviceTopic(
                topic.substring(PREFIX.length()),
                sensor,
                Math.max(sensor.length(), Math.max(siteLength, machineLength)));
    }
}
