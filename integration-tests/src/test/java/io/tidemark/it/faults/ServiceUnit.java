package io.tidemark.it.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a unit of systemd says of its service, with other paths than those of an installation. */
final class ServiceUnit {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final Map<String, String> settings = new LinkedHashMap<>();

    /**
     * @param paths what stands in place of paths in the unit, longer ones first
     */
    ServiceUnit(Path file, Map<String, Path> paths) throws IOException {
        String text = Files.readString(file).replaceAll("\\\\\n\\s*", "");
        for (Map.Entry<String, Path> path : paths.entrySet()) {
            text = text.replace(path.getKey(), path.getValue().toString());
        }
        String service = text.replaceFirst("(?s).*\\[Service]", "").replaceFirst("(?s)\\[.*", "");
        for (String line : service.lines().filter(line -> !line.startsWith("#")).toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                settings.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
    }

    /** The value of a setting, which must be there. */
    String value(String setting) {
        String value = settings.get(setting);
        if (value == null) {
            throw new IllegalStateException("the unit has no " + setting);
        }
        return value;
    }

    /** The words of a command, without the sign that its failure counts for nothing. */
    List<String> command(String setting) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(value(setting).replaceFirst("^-", ""));
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    /** Whether the command's failure counts for nothing. */
    boolean mayFail(String setting) {
        return value(setting).startsWith("-");
    }
}
