package io.tidemark.commandline.bench.gateway;

import io.tidemark.local.process.Termination;
import java.util.List;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** Runs Artemis in memory until it is asked to end. */
public final class ArtemisProcess {

    private ArtemisProcess() {}

    /**
     * Arguments: port for devices, port that demands certificates, and the PKCS 12 files of the
     * server and of the authority.
     *
     * @throws Exception if a port is taken; Artemis declares no less
     */
    public static void main(String[] arguments) throws Exception {
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration(List.of(arguments)));
        try (Termination termination = Termination.onSignal()) {
            server.start();
            termination.await();
            server.stop();
        }
    }

    private static Configuration configuration(List<String> arguments) throws Exception {
        String tls =
                String.join(
                        ";",
                        "tcp://127.0.0.1:" + arguments.get(1) + "?protocols=MQTT",
                        "sslEnabled=true",
                        "needClientAuth=true",
                        "keyStorePath=" + arguments.get(2),
                        "keyStoreType=PKCS12",
                        "keyStorePassword=" + RunAuthority.PASSWORD,
                        "trustStorePath=" + arguments.get(3),
                        "trustStoreType=PKCS12",
                        "trustStorePassword=" + RunAuthority.PASSWORD);
        return new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration(
                        "devices",
                        "tcp://127.0.0.1:" + arguments.get(0) + "?protocols=MQTT&tcpNoDelay=true")
                .addAcceptorConfiguration("uplink", tls);
    }
}
