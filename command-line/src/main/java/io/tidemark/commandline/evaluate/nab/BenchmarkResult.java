package io.tidemark.commandline.evaluate.nab;

import java.util.List;
import java.util.stream.Stream;

/**
 * The scores of a corpus.
 *
 * @param profiles all of them
 * @param files each series under the threshold of the standard profile
 */
record BenchmarkResult(List<ProfileResult> profiles, List<SeriesResult> files) {

    BenchmarkResult {
        profiles = List.copyOf(profiles);
        files = List.copyOf(files);
    }

    static BenchmarkResult of(List<ScoredSeries> corpus) {
        ThresholdSweep sweep = new ThresholdSweep(corpus);
        return new BenchmarkResult(
                Stream.of(ApplicationProfile.values())
                        .map(
                                profile -> {
                                    double threshold = sweep.best(profile);
                                    return ProfileResult.of(
                                            profile, threshold, at(corpus, profile, threshold));
                                })
                        .toList(),
                at(corpus, ApplicationProfile.STANDARD, sweep.best(ApplicationProfile.STANDARD)));
    }

    private static List<SeriesResult> at(
            List<ScoredSeries> corpus, ApplicationProfile profile, double threshold) {
        return corpus.stream().map(series -> SeriesResult.of(series, profile, threshold)).toList();
    }
}
