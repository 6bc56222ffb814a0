package io.tidemark.commandline.simulate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** A broker for devices, which keeps nothing. */
final class RunningBroker {

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private int port;

    void start() throws Exception {
        port = freePort();
        broker.setConfiguration(
                new ConfigurationImpl()
                        .setSecurityEnabled(false)
                        .setPersistenceEnabled(false)
                        .setJMXManagementEnabled(false)
                        .addAcceptorConfiguration(
                                "mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT"));
        broker.start();
    }

    void stop() throws Exception {
        broker.stop();
    }

    int port() {
        return port;
    }

    URI address() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
