package io.tidemark.edge.runtime;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as. */
public final class GatewayVersion implements IVersionProvider {

    /** The version; "development" outside of a jar. */
    public static String current() {
        String version = GatewayVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Tidemark edge gateway " + current()};
    }
}
