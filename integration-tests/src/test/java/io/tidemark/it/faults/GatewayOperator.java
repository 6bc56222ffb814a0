package io.tidemark.it.faults;

/** Who starts and stops the gateway of a stage. */
interface GatewayOperator extends AutoCloseable {

    /** Starts the gateway; returns at once. */
    void start() throws Exception;

    /** Returns once the gateway does its work. */
    void awaitReady() throws Exception;

    /** Stops the gateway in good order; returns once it is gone. */
    void stop() throws Exception;

    /** Ends it at once, if it runs. */
    @Override
    void close();
}
