package io.tidemark.trainer;

import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.FailureTrainer;
import io.tidemark.models.failure.TrainingSettings;
import io.tidemark.trainer.lake.ExampleRows;
import io.tidemark.trainer.lake.PreparedData;
import io.tidemark.trainer.lake.RegistryRow;
import io.tidemark.trainer.lake.RegistryRows;
import io.tidemark.trainer.lake.TrainingDataRun;
import io.tidemark.trainer.lake.TrainingLake;
import io.tidemark.trainer.options.PublishingSettings;
import io.tidemark.trainer.options.TrainerSettings;
import io.tidemark.trainer.registry.ModelFiles;
import io.tidemark.trainer.registry.Publisher;
import io.tidemark.trainer.registry.VersionClaim;
import io.tidemark.trainer.training.ModelTraining;
import io.tidemark.trainer.training.TooLittleDataException;
import io.tidemark.trainer.training.TrainingSet;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** From the lake to a published version. */
final class TrainingRun {

    private final TrainerSettings settings;
    private final Clock clock;
    private final Progress progress;

    TrainingRun(TrainerSettings settings, Clock clock, Progress progress) {
        this.settings = settings;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Makes training data.
     *
     * @throws TooLittleDataException if there is no whole step of any machine
     */
    PreparedData prepare(TrainingLake lake) {
        return new TrainingDataRun(lake, settings.data(), clock, progress::say)
                .run()
                .orElseThrow(
                        () ->
                                new TooLittleDataException(
                                        "there is no whole step of any machine in window_summaries,"
                                                + " so there are 0 failures to learn from; needed"
                                                + " are "
                                                + FailureTrainer.FEWEST_FAILURES));
    }

    /**
     * Makes training data, trains, compares and publishes.
     *
     * @throws TooLittleDataException if there are too few failures
     */
    TrainingReport train(TrainingLake lake) {
        PreparedData data = prepare(lake);
        ExampleRows examples = new ExampleRows(lake);
        TrainingSet set =
                TrainingSet.of(
                        each -> examples.read(data.run().dataVersion(), each),
                        settings.model().machineType());
        ModelTraining training = new ModelTraining(set);
        RegistryRows registry = new RegistryRows(lake);
        ModelFiles files =
                new ModelFiles(
                        lake.files(), settings.publishing().models(), settings.model().name());
        Publisher publisher = new Publisher(files, registry, settings.publishing().keys());
        Optional<RegistryRow> incumbent = incumbent(registry);
        FailureModel inService = incumbent.map(publisher::load).orElse(null);
        requireComparable(inService);
        List<RegistryRow> registered = registry.of(settings.model().name());
        int highest = registered.isEmpty() ? 0 : registered.get(registered.size() - 1).number();
        try (VersionClaim claim = VersionClaim.next(files, highest, UUID.randomUUID().toString())) {
            String version = Integer.toString(claim.version());
            FailureModel model = training.train(trained(version), progress.training());
            ModelTraining.Comparison comparison = training.compare(model, inService);
            RegistryRow row =
                    row(model, data, comparison, incumbent.map(RegistryRow::version).orElse(null));
            return new TrainingReport(data, publisher.publish(model, row), !set.isFallback());
        }
    }

    private TrainingSettings trained(String version) {
        return settings.model().training(version, settings.data().step().toMillis());
    }

    private Optional<RegistryRow> incumbent(RegistryRows registry) {
        String name = settings.model().name();
        String wanted = settings.publishing().compareWith();
        if (wanted == null) {
            return registry.inService(
                    name, settings.model().machineType(), FailureTrainer.FEATURE_VERSION);
        }
        if (wanted.equals(PublishingSettings.NONE)) {
            return Optional.empty();
        }
        Optional<RegistryRow> found =
                registry.of(name).stream().filter(row -> row.version().equals(wanted)).findFirst();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "model " + name + " has no version " + wanted + " to compare with");
        }
        return found;
    }

    /** What the model in service is not given it cannot be judged by. */
    private void requireComparable(FailureModel inService) {
        if (inService == null) {
            return;
        }
        long stepMillis = settings.data().step().toMillis();
        if (inService.stepMillis() != stepMillis) {
            throw new IllegalArgumentException(
                    "model %s %s has steps of %d ms and cannot be compared with one of %d ms; train with --step %dms, or with --compare-with none"
                            .formatted(
                                    inService.name(),
                                    inService.version(),
                                    inService.stepMillis(),
                                    stepMillis,
                                    inService.stepMillis()));
        }
        List<String> leftOut =
                inService.sensors().stream()
                        .filter(settings.data().withoutSensors()::contains)
                        .toList();
        if (!leftOut.isEmpty()) {
            throw new IllegalArgumentException(
                    "model %s %s looks at %s, which the training data are to leave out, so it cannot be compared; train with --compare-with none"
                            .formatted(inService.name(), inService.version(), leftOut));
        }
    }

    private RegistryRow row(
            FailureModel model,
            PreparedData data,
            ModelTraining.Comparison comparison,
            String comparedWith) {
        return new RegistryRow(
                model.name(),
                model.version(),
                settings.model().machineType(),
                clock.instant(),
                comparison.decision(),
                comparedWith,
                data.run().dataVersion(),
                data.run().examplesSnapshotId(),
                model.featureVersion(),
                model.sensors(),
                comparison.metrics(),
                "",
                "",
                0);
    }
}
