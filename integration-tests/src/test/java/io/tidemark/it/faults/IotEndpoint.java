package io.tidemark.it.faults;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.tidemark.local.process.ProcessSpecification;
import io.tidemark.local.process.Termination;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * In place of AWS IoT Core: an MQTT 5 endpoint over mutual TLS, in a process of its own. A message
 * is entered in the journal before it is acknowledged.
 *
 * <p>Arguments: port, directory with the stores of the {@link Authority}, file of the journal.
 */
final class IotEndpoint {

    private final Journal journal;

    private IotEndpoint(Journal journal) {
        this.journal = journal;
    }

    /** The process of an endpoint; the arguments are those of the class. */
    static ProcessSpecification process(int port, Path stores, Path journal) {
        Path directory = journal.resolveSibling("endpoint");
        return new ProcessSpecification(
                "IoT endpoint",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-Dlog4j2.configurationFile=classpath:io/tidemark/local/process-log.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IotEndpoint.class.getName(),
                        Integer.toString(port),
                        stores.toString(),
                        journal.toString()),
                Map.of(),
                directory,
                journal.resolveSibling("logs").resolve("endpoint.log"));
    }

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        Path stores = Path.of(arguments[1]);
        try (Termination termination = Termination.onSignal();
                Journal journal = Journal.append(Path.of(arguments[2]))) {
            EmbeddedActiveMQ server = new EmbeddedActiveMQ();
            server.setConfiguration(configuration(port, stores));
            server.start();
            MQTTInterceptor recorder = new IotEndpoint(journal)::record;
            server.getActiveMQServer().getRemotingService().addIncomingInterceptor(recorder);
            termination.await();
            server.stop();
        }
    }

    private boolean record(MqttMessage message, RemotingConnection connection) {
        if (message instanceof MqttPublishMessage publish) {
            try {
                journal.enter(ByteBufUtil.getBytes(publish.payload()));
            } catch (IOException e) {
                throw new UncheckedIOException("message of " + connection.getClientID(), e);
            }
        }
        return true;
    }

    private static Configuration configuration(int port, Path stores) throws Exception {
        return new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration("mqtt", acceptor(port, stores));
    }

    private static String acceptor(int port, Path stores) {
        return String.join(
                ";",
                "tcp://127.0.0.1:" + port + "?protocols=MQTT",
                "sslEnabled=true",
                "needClientAuth=true",
                "keyStorePath=" + stores.resolve("server.p12"),
                "keyStoreType=PKCS12",
                "keyStorePassword=" + Authority.PASSWORD,
                "trustStorePath=" + stores.resolve("trust.p12"),
                "trustStoreType=PKCS12",
                "trustStorePassword=" + Authority.PASSWORD);
    }
}
