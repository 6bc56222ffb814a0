/**
 * Brings models to the gateway: follows its named shadow in AWS IoT Core, downloads what that
 * names, and reports what became of it.
 */
package io.tidemark.edge.delivery;
