package io.tidemark.commandline.bench.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java VM has committed memory for.
 *
 * @param megabytes by the VM's name of the purpose, in its order; 2^20 bytes each
 */
public record NativeMemory(Map<String, Double> megabytes) {

    private static final Pattern PURPOSE =
            Pattern.compile("-\\s+(\\S.*?) \\(reserved=\\d+KB, committed=(\\d+)KB");
    private static final double KILOBYTES_PER_MEGABYTE = 1024;

    /** From what jcmd prints. */
    static NativeMemory parse(String summary) {
        Map<String, Double> megabytes = new LinkedHashMap<>();
        Matcher matcher = PURPOSE.matcher(summary);
        while (matcher.find()) {
            double committed = Long.parseLong(matcher.group(2)) / KILOBYTES_PER_MEGABYTE;
            megabytes.merge(matcher.group(1), committed, Double::sum);
        }
        return new NativeMemory(megabytes);
    }

    /** All of it, in MB. */
    double total() {
        return megabytes.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
