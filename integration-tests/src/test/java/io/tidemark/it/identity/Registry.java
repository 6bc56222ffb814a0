package io.tidemark.it.identity;

import java.util.List;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CertificateDescription;
import software.amazon.awssdk.services.iot.model.CertificateStatus;

/** What IoT Core knows of gateways and their certificates. */
final class Registry {

    private final IotClient iot;

    Registry(IotClient iot) {
        this.iot = iot;
    }

    /** Names of all things. */
    List<String> things() {
        return iot.listThings().things().stream().map(thing -> thing.thingName()).toList();
    }

    String thingType(String thing) {
        return iot.describeThing(request -> request.thingName(thing)).thingTypeName();
    }

    List<String> groups(String thing) {
        return iot
                .listThingGroupsForThing(request -> request.thingName(thing))
                .thingGroups()
                .stream()
                .map(group -> group.groupName())
                .toList();
    }

    /** Ids of all certificates that a thing ever had. */
    List<String> certificates(String thing) {
        return iot.listThingPrincipals(request -> request.thingName(thing)).principals().stream()
                .map(principal -> principal.substring(principal.indexOf('/') + 1))
                .toList();
    }

    List<String> policies(String certificate) {
        String arn = describe(certificate).certificateArn();
        return iot.listAttachedPolicies(request -> request.target(arn)).policies().stream()
                .map(policy -> policy.policyName())
                .toList();
    }

    CertificateStatus status(String certificate) {
        return describe(certificate).status();
    }

    private CertificateDescription describe(String certificate) {
        return iot.describeCertificate(request -> request.certificateId(certificate))
                .certificateDescription();
    }

    void set(String certificate, CertificateStatus status) {
        iot.updateCertificate(request -> request.certificateId(certificate).newStatus(status));
    }
}
