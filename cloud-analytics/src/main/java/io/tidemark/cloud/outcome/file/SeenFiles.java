package io.tidemark.cloud.outcome.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The version of every file that was handed out, and the files that wait to be. A file that is gone
 * is forgotten: if it comes again it is read again, and its outcomes are known by their ids.
 */
final class SeenFiles {

    private final Map<String, String> versions = new LinkedHashMap<>();
    private final List<OutcomeFileSplit> waiting = new ArrayList<>();

    SeenFiles() {}

    SeenFiles(Map<String, String> versions, Collection<OutcomeFileSplit> waiting) {
        this.versions.putAll(versions);
        this.waiting.addAll(waiting);
    }

    /**
     * Takes in what is there now; what is new or in another version waits to be read, the oldest
     * first.
     *
     * @return how many those are
     */
    int found(List<OutcomeFile> files) {
        List<OutcomeFile> fresh = new ArrayList<>();
        Set<String> present = new HashSet<>();
        for (OutcomeFile file : files) {
            present.add(file.key());
            if (!file.version().equals(versions.put(file.key(), file.version()))) {
                fresh.add(file);
            }
        }
        versions.keySet().retainAll(present);
        fresh.sort(
                Comparator.comparingLong(OutcomeFile::modifiedAtMillis)
                        .thenComparing(OutcomeFile::key));
        fresh.forEach(file -> waiting.add(new OutcomeFileSplit(file, 0)));
        return fresh.size();
    }

    /** What a reader that failed had not finished. */
    void giveBack(Collection<OutcomeFileSplit> splits) {
        waiting.addAll(0, splits);
    }

    /** Hands out all that wait. */
    List<OutcomeFileSplit> take() {
        List<OutcomeFileSplit> taken = new ArrayList<>(waiting);
        waiting.clear();
        return taken;
    }

    Map<String, String> versions() {
        return versions;
    }

    List<OutcomeFileSplit> waiting() {
        return waiting;
    }

    /** The same, whatever becomes of this one. */
    SeenFiles copy() {
        return new SeenFiles(versions, waiting);
    }
}
