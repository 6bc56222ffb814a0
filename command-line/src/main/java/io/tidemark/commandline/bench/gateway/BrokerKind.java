package io.tidemark.commandline.bench.gateway;

import io.tidemark.commandline.CommandFailedException;

/** Which broker devices and gateway meet at. */
public enum BrokerKind {
    /** The one that the peer's script starts too. */
    MOSQUITTO {
        @Override
        BenchBroker broker(BenchLayout layout, RunAuthority authority) {
            return Mosquitto.find()
                    .map(program -> new Mosquitto(program, layout, authority))
                    .orElseThrow(
                            () ->
                                    new CommandFailedException(
                                            "there is no mosquitto on the PATH: install it, or"
                                                    + " measure with --broker artemis"));
        }
    },
    /** The one of the local stage. */
    ARTEMIS {
        @Override
        BenchBroker broker(BenchLayout layout, RunAuthority authority) {
            return new Artemis(layout, authority);
        }
    };

    /** Mosquitto if it is installed. */
    public static BrokerKind best() {
        return Mosquitto.find().isPresent() ? MOSQUITTO : ARTEMIS;
    }

    abstract BenchBroker broker(BenchLayout layout, RunAuthority authority);
}
