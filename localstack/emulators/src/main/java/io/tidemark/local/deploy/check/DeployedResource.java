package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A resource as its template wants it, under the name that it was deployed by.
 *
 * @param stack id of its stack in the app
 * @param logicalId its key in the template
 * @param type CloudFormation's name of its type
 * @param physicalId what {@code Ref} of it gives
 * @param properties as the template states them, references resolved
 */
public record DeployedResource(
        String stack, String logicalId, String type, String physicalId, JsonNode properties) {

    /** A property that is text, by its JSON pointer; of an attribute the name that is in it. */
    public String text(String pointer) {
        return properties.at(pointer).asText().replace(Expected.ANYTHING, "");
    }

    @Override
    public String toString() {
        return type + " " + stack + "/" + logicalId + " (" + physicalId + ")";
    }
}
