package io.tidemark.it.faults;

/**
 * A gateway that only the test starts and stops.
 *
 * @param process that it is
 */
record UnsupervisedGateway(StageProcess process) implements GatewayOperator {

    @Override
    public void start() throws Exception {
        process.start();
    }

    @Override
    public void awaitReady() throws Exception {
        process.awaitReady();
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public void close() {
        process.close();
    }
}
