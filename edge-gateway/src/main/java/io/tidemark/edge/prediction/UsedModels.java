package io.tidemark.edge.prediction;

import io.tidemark.models.failure.FailureModel;

/**
 * The models that machines are followed with.
 *
 * @param inService what is told
 * @param file hash of its file
 * @param beside what runs beside it, unheard; null if nothing does
 * @param besideFile hash of its file; null if nothing does
 */
record UsedModels(FailureModel inService, String file, FailureModel beside, String besideFile) {

    /** Whether they are the very same. */
    boolean are(UsedModels others) {
        return inService == others.inService && beside == others.beside;
    }
}
