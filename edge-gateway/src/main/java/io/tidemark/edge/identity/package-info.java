/**
 * Who the gateway is to the cloud: where its certificate comes from, how it is replaced before it
 * expires, and what happens when it is refused. docs/provisioning.md tells the promise.
 */
package io.tidemark.edge.identity;
