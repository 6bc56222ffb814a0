package io.tidemark.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The queries that a page of the documentation shows, each a block of its own. */
final class PageQueries {

    private static final Pattern QUERY = Pattern.compile("(?m)^    SELECT .*\\R(?:    .*\\R)*");

    private PageQueries() {}

    static List<String> of(Path page) throws IOException {
        return QUERY.matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toList());
    }
}
