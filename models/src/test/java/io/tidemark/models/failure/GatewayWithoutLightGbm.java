package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;

/** Run by a class loader of its own, which does not know the library that trains. */
public final class GatewayWithoutLightGbm {

    private GatewayWithoutLightGbm() {}

    /** Remaining life of some machine by the model of a file. */
    public static double predict(Path file, Path key) throws IOException, ModelRefusedException {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> Class.forName("io.github.metarank.lightgbm4j.LGBMBooster"));
        FailureModel model = ModelFile.read(file, SigningKeys.readPublic(key));
        FailurePredictor predictor = FailurePredictor.create(model, SimulatedFleet.SENSORS);
        SimulatedFleet.ofCycles(1).life().forEach(predictor::step);
        return predictor.latest().orElseThrow().remainingLife();
    }
}
