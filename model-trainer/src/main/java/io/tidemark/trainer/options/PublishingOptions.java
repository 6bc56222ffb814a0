package io.tidemark.trainer.options;

import picocli.CommandLine.Option;

/** Where a model goes. Values are checked together, so all of them are texts here. */
public final class PublishingOptions {

    @Option(
            names = "--models",
            paramLabel = "URI",
            defaultValue = "${env:TIDEMARK_MODELS}",
            description =
                    "Folder of all models: s3://bucket/models, or file:///path. Environment:"
                            + " TIDEMARK_MODELS.")
    String models;

    @Option(
            names = "--signing-key",
            paramLabel = "FILE",
            defaultValue = "${env:TIDEMARK_SIGNING_KEY}",
            description =
                    "Private key, Ed25519 in PEM, that signs the model; see trainer new-key."
                            + " Environment: TIDEMARK_SIGNING_KEY.")
    String signingKey;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            defaultValue = "${env:TIDEMARK_PUBLIC_KEY}",
            description =
                    "The public key that gateways have: the model in service and the new one are"
                            + " verified with it. Environment: TIDEMARK_PUBLIC_KEY.")
    String publicKey;

    @Option(
            names = "--compare-with",
            paramLabel = "VERSION",
            description =
                    "Version that the new one has to beat, or none; default the newest that was first"
                            + " or better.")
    String compareWith;
}
