package io.tidemark.commandline.simulate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The MQTT topic of one sensor, {@code tidemark/<site>/<machine>/<sensor>}.
 *
 * @param name the whole topic
 */
public record DeviceTopic(String name) {

    private static final Pattern FORM = Pattern.compile("tidemark/([^/+#]+)/([^/+#]+)/([^/+#]+)");

    public DeviceTopic {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected tidemark/<site>/<machine>/<sensor>, found " + name);
        }
    }

    public String sensor() {
        return level(3);
    }

    public String machine() {
        return level(2);
    }

    private String level(int level) {
        Matcher levels = FORM.matcher(name);
        if (!levels.matches()) {
            throw new IllegalStateException("checked when it was made: " + name);
        }
        return levels.group(level);
    }
}
