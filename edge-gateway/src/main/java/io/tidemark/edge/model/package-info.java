/**
 * Which model is in service on the gateway, and how another one takes its place: plain Java, but
 * for the source that tells the job of models.
 */
package io.tidemark.edge.model;
