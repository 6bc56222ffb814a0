package io.tidemark.edge.identity;

import io.tidemark.edge.uplink.ClientCertificate;
import java.io.IOException;

/**
 * Has a certificate made for a new key of this gateway. The key is on the disk before anybody may
 * use the certificate: whatever is interrupted, there is no identity of this gateway that it does
 * not have.
 */
final class Enrolment {

    private final IdentityFiles files;
    private final String gateway;

    /**
     * @param gateway its serial number and thing name
     */
    Enrolment(IdentityFiles files, String gateway) {
        this.files = files;
        this.gateway = gateway;
    }

    /**
     * Makes the candidate.
     *
     * @throws RefusedException if the cloud does not want it; then there is none
     * @throws IOException if there is no answer; then there may be one that works
     */
    ClientCertificate enrol(Issuer issuer) throws IOException {
        CertificateRequest request = CertificateRequest.make(gateway);
        Issuer.Issued issued = issuer.issue(request.request());
        ClientCertificate candidate = new ClientCertificate(issued.pem(), request.privateKey());
        files.keepCandidate(candidate);
        try {
            issuer.register(issued, gateway);
        } catch (RefusedException e) {
            files.discardCandidate();
            throw e;
        }
        return candidate;
    }
}
