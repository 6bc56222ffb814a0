package io.tidemark.edge.identity;

import io.tidemark.edge.uplink.Acknowledgement;
import io.tidemark.edge.uplink.Attempts;
import io.tidemark.edge.uplink.ClientCertificate;
import io.tidemark.edge.uplink.UplinkClient;
import io.tidemark.edge.uplink.UplinkConfig;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * The gateway's connection to the cloud, whatever identity it has at the moment. While there is
 * none, and while one takes the place of another, it is as if the network were cut: what is not
 * acknowledged is published again by whoever published it.
 */
public final class CloudConnection implements UplinkClient {

    private final Endpoint endpoint;
    private final String gateway;
    private final Passenger passenger;
    private final Clock clock;
    private volatile Attempts attempts;

    // All null while there is no connection.
    private volatile Line line;
    private ClientCertificate identity;
    private Passenger.Ride ride;

    CloudConnection(Endpoint endpoint, String gateway, Passenger passenger, Clock clock) {
        this.endpoint = endpoint;
        this.gateway = gateway;
        this.passenger = passenger;
        this.clock = clock;
        this.attempts = new Attempts(clock);
    }

    /**
     * A connection that has no identity yet: an {@link IdentityKeeper} gives it one.
     *
     * @param gateway thing name of the gateway, which is its client id
     * @param passenger who else speaks over it
     * @param clock the gateway's clock
     */
    public static CloudConnection to(
            UplinkConfig config, String gateway, Passenger passenger, Clock clock) {
        return new CloudConnection(IotLine.endpoint(config), gateway, passenger, clock);
    }

    /** Connects with another identity; the connection that was is closed first. */
    void use(ClientCertificate shown) {
        attempts = new Attempts(clock);
        identity = shown;
        reopen();
    }

    /** Connects again with the identity of before, going on to count its attempts. */
    synchronized void reopen() {
        drop();
        Line opened = endpoint.open(identity, gateway, attempts);
        line = opened;
        ride = passenger.board(opened.mqtt(), identity);
    }

    /** Disconnects, and stays so until the next use. */
    synchronized void drop() {
        if (ride != null) {
            ride.close();
            ride = null;
        }
        if (line != null) {
            Line closed = line;
            line = null;
            closed.close();
        }
    }

    /** Whether there is a connection, or attempts at one. */
    boolean isOpen() {
        return line != null;
    }

    /** What came of the attempts with the identity of the moment. */
    Attempts attempts() {
        return attempts;
    }

    /**
     * Who issues certificates over the connection.
     *
     * @throws IOException if there is no connection
     */
    synchronized Issuer issuer(String template) throws IOException {
        if (line == null) {
            throw offLine();
        }
        return line.issuer(template);
    }

    /** Nothing: whoever gives the connection its identity starts it. */
    @Override
    public void start() {}

    @Override
    public boolean connected() {
        Line current = line;
        return current != null && current.connected();
    }

    @Override
    public synchronized CompletableFuture<Acknowledgement> publish(String topic, byte[] payload) {
        return line == null
                ? CompletableFuture.failedFuture(offLine())
                : line.publish(topic, payload);
    }

    private static IOException offLine() {
        return new IOException("there is no connection");
    }

    @Override
    public void close() {
        drop();
    }
}
