package io.tidemark.rollout.model;

/**
 * All that a gateway needs to get a model and to know that it got the right one.
 *
 * @param model which
 * @param location URL of the file, {@code s3://bucket/key}
 * @param sha256 of the file, 64 hexadecimal digits in lower case
 * @param bytes size of the file
 */
public record ModelReference(ModelVersion model, String location, String sha256, long bytes) {}
