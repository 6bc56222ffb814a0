package io.tidemark.local.gateway;

import io.tidemark.local.DeployedResources;
import io.tidemark.local.LocalAws;
import io.tidemark.local.StageException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Set;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CreateKeysAndCertificateResponse;

/**
 * Makes a gateway known to IoT Core as on AWS: a thing in the fleet's group, a certificate of its
 * own, and the deployed policy.
 */
public final class GatewayProvisioning {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final String endpoint;
    private final DeployedResources resources;

    /**
     * @param endpoint URL of MiniStack
     * @param resources that were deployed
     */
    public GatewayProvisioning(String endpoint, DeployedResources resources) {
        this.endpoint = endpoint;
        this.resources = resources;
    }

    /**
     * Makes a new identity.
     *
     * @param gateway name of the thing; it must not exist
     * @param directory where the files of the identity go, none of which may exist
     */
    public GatewayIdentity provision(String gateway, Path directory)
            throws IOException, StageException, InterruptedException {
        CreateKeysAndCertificateResponse issued = issue(gateway);
        Files.createDirectories(directory);
        GatewayIdentity identity = GatewayIdentity.in(directory, gateway);
        write(identity.certificate(), issued.certificatePem());
        write(identity.privateKey(), issued.keyPair().privateKey());
        write(identity.certificateAuthority(), certificateAuthority());
        return identity;
    }

    /**
     * Makes further gateways known by name only: things in the fleet's group, for whoever plays
     * them without a process.
     *
     * @param gateways names of the things; those that exist join the group
     */
    public void register(Collection<String> gateways) {
        try (IotClient iot = LocalAws.client(IotClient.builder(), endpoint)) {
            gateways.forEach(gateway -> register(iot, gateway));
        }
    }

    private void register(IotClient iot, String gateway) {
        iot.createThing(request -> request.thingName(gateway));
        iot.addThingToThingGroup(
                request -> request.thingName(gateway).thingGroupName(resources.thingGroup()));
    }

    private CreateKeysAndCertificateResponse issue(String gateway) {
        try (IotClient iot = LocalAws.client(IotClient.builder(), endpoint)) {
            register(iot, gateway);
            CreateKeysAndCertificateResponse issued =
                    iot.createKeysAndCertificate(request -> request.setAsActive(true));
            iot.attachPolicy(
                    request ->
                            request.policyName(resources.policy()).target(issued.certificateArn()));
            iot.attachThingPrincipal(
                    request -> request.thingName(gateway).principal(issued.certificateArn()));
            return issued;
        }
    }

    /** MiniStack signs for itself; on AWS, the platform knows the authority already. */
    private String certificateAuthority() throws IOException, StageException, InterruptedException {
        URI url = URI.create(endpoint + "/_ministack/iot/ca.pem");
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new StageException(url + " answered " + answer.statusCode() + ".");
        }
        return answer.body();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createFile(file, OWNER_ONLY);
        Files.writeString(file, text);
    }
}
