package io.tidemark.local.deploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table in {@code docs/limits.md} says of every type whether a local deployment checks it;
 * another test holds it against the types of the templates.
 */
class ListedTypesTest {

    private static final Pattern ROW = Pattern.compile("\\| `(AWS::[\\w:/]+)` \\| (.+) \\|");
    private static final String CHECKED = "checked";

    @Test
    void tellsOfEveryTypeWhetherItIsChecked() throws IOException {
        Map<String, String> known = new TreeMap<>();
        ResourceTypes.names().forEach(name -> known.put(name, CHECKED));
        Stream.of(UncheckedType.values())
                .forEach(unchecked -> known.put(unchecked.type(), unchecked.reason()));

        assertThat(listed()).isEqualTo(known);
    }

    @Test
    void givesEveryUncheckedTypeAReason() {
        assertThat(UncheckedType.values())
                .extracting(UncheckedType::reason)
                .allSatisfy(reason -> assertThat(reason).hasSizeGreaterThan(10));
        assertThat(new TreeSet<>(ResourceTypes.names()))
                .doesNotContainAnyElementsOf(
                        Stream.of(UncheckedType.values()).map(UncheckedType::type).toList());
    }

    private static Map<String, String> listed() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("..", "..", "docs", "limits.md")));
        while (rows.find()) {
            listed.put(rows.group(1), rows.group(2));
        }
        return listed;
    }
}
