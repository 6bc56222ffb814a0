package io.tidemark.commandline.simulate;

import java.util.regex.Pattern;

/**
 * The MQTT topic of one sensor, {@code tidemark/<site>/<machine>/<sensor>}.
 *
 * @param name the whole topic
 */
public record DeviceTopic(String name) {

    private static final Pattern FORM = Pattern.compile("tidemark/[^/+#]+/[^/+#]+/[^/+#]+");

    public DeviceTopic {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected tidemark/<site>/<machine>/<sensor>, found " + name);
        }
    }

    /** Its last level. */
    public String sensor() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
