package io.tidemark.query;

import io.trino.plugin.hive.HiveConnectorFactory;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;
import java.util.List;

/** The Hive connector as a plugin; the library ships its factory only. */
final class HivePlugin implements Plugin {

    static final String CONNECTOR = "hive";

    @Override
    public Iterable<ConnectorFactory> getConnectorFactories() {
        return List.of(new HiveConnectorFactory(CONNECTOR));
    }
}
