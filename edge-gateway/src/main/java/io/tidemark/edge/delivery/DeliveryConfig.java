package io.tidemark.edge.delivery;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How models are delivered to the gateway.
 *
 * @param shelf directory that gets them
 * @param storage address of the storage, whose paths begin with the bucket; null for Amazon S3 in
 *     the region
 * @param region of the storage, which requests are signed for; null if they are not signed
 * @param credentialsEndpoint host, and perhaps port, of the credentials provider of AWS IoT; null
 *     if requests are not signed
 * @param roleAlias of the role that may read models; null if requests are not signed
 * @param trial shortest trial of an order that says nothing else, listening time
 * @param trialPredictions least predictions of such a trial
 */
public record DeliveryConfig(
        Path shelf,
        URI storage,
        String region,
        String credentialsEndpoint,
        String roleAlias,
        Duration trial,
        long trialPredictions) {

    /** Whether requests are signed with credentials that the gateway's certificate gets. */
    boolean signs() {
        return roleAlias != null;
    }
}
