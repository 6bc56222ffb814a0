package io.tidemark.edge.identity;

import java.io.IOException;

/** Issues certificates to whoever may ask over a connection. */
interface Issuer extends AutoCloseable {

    /**
     * A certificate that nobody may use yet.
     *
     * @param pem the certificate, PEM
     * @param token proves for an hour that it is the asker's
     */
    record Issued(String pem, String token) {

        @Override
        public String toString() {
            return "Issued[***]";
        }
    }

    /**
     * Has a certificate issued.
     *
     * @param request PKCS #10, PEM
     * @throws IOException if it is refused, or there is no answer
     */
    Issued issue(String request) throws IOException;

    /**
     * Registers the gateway with the certificate, which may be used from then on.
     *
     * @param gateway its serial number, which becomes its thing name
     * @throws IOException if it is refused, or there is no answer
     */
    void register(Issued issued, String gateway) throws IOException;

    @Override
    void close();
}
