package io.tidemark.local.broker;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * The MQTT broker that devices and gateway of one machine meet at: MQTT 3.1.1 and 5 on 127.0.0.1,
 * no authentication. QoS 1 messages and persistent sessions survive the end of this process, killed
 * or not; they need not survive the machine's, so the journal is not forced to disk. What consumers
 * do not take in time goes to disk instead of memory.
 */
final class DeviceBroker {

    private static final long MEMORY_BYTES = 64L << 20;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    /** When a publisher hears that its message was taken over. */
    enum Acknowledgement {
        /** At once. A killed broker loses the messages of the last moment. */
        AT_ONCE,
        /**
         * When a killed broker still has the message. Artemis then swaps neighbouring messages of a
         * publisher that does not wait for one before it sends the next.
         */
        WHEN_JOURNALLED
    }

    /**
     * Starts a broker.
     *
     * @param port of 127.0.0.1
     * @param data its journal; a broker started there again goes on where it ended
     * @throws Exception if the port is taken or the journal is damaged; Artemis declares no less
     */
    static DeviceBroker start(int port, Path data, Acknowledgement acknowledgement)
            throws Exception {
        DeviceBroker broker = new DeviceBroker();
        broker.server.setConfiguration(configuration(port, data, acknowledgement));
        broker.server.start();
        return broker;
    }

    private static Configuration configuration(int port, Path data, Acknowledgement acknowledgement)
            throws Exception {
        boolean journalled = acknowledgement == Acknowledgement.WHEN_JOURNALLED;
        return new ConfigurationImpl()
                .setName("tidemark-devices")
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.MAPPED)
                .setJournalDatasync(false)
                .setJournalSyncNonTransactional(journalled)
                .setJournalSyncTransactional(journalled)
                .setJournalDirectory(data.resolve("journal").toString())
                .setBindingsDirectory(data.resolve("bindings").toString())
                .setPagingDirectory(data.resolve("paging").toString())
                .setLargeMessagesDirectory(data.resolve("large-messages").toString())
                // A full disk shall be an error, not a publisher that hangs.
                .setMaxDiskUsage(-1)
                .setGlobalMaxSize(MEMORY_BYTES)
                .addAddressSetting("#", pagedWhenFull())
                .addAcceptorConfiguration(
                        "mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT&tcpNoDelay=true");
    }

    private static AddressSettings pagedWhenFull() {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(MEMORY_BYTES / 2)
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true);
    }

    /** Ends the broker; what waits is kept in its journal. */
    void stop() throws Exception {
        server.stop();
    }
}
