package io.tidemark.edge.runtime;

/** The version that the jar was built as. */
public final class GatewayVersion {

    private GatewayVersion() {}

    /** The version; "development" outside of a jar. */
    public static String current() {
        String version = GatewayVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
