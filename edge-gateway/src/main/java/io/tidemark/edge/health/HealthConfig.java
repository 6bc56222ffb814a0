package io.tidemark.edge.health;

import java.time.Duration;

/**
 * How often the gateway reports on itself.
 *
 * @param interval time between two GatewayHealth events; default 1 min
 */
public record HealthConfig(Duration interval) {}
