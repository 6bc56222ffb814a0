package io.tidemark.it.faults;

/** What befalls a gateway under load; every method returns with all processes running again. */
final class Faults {

    private static final int ABOUT_SEVEN_SECONDS = 1_500;

    /** Longer than the client waits for an answer. */
    private static final int ABOUT_FIFTY_SECONDS = 10_000;

    private Faults() {}

    /** {@code kill -9} of the gateway at random moments, some of them while it still starts. */
    static void killGateway(GatewayRun run, int times) throws Exception {
        for (int kill = 0; kill < times; kill++) {
            run.goOnForAbout(ABOUT_SEVEN_SECONDS);
            run.stage().gateway().kill();
            run.stage().gateway().start();
        }
        run.stage().gateway().awaitReady();
    }

    /** {@code kill -9} of the devices' broker at random moments. */
    static void killBroker(GatewayRun run, int times) throws Exception {
        for (int kill = 0; kill < times; kill++) {
            run.goOnForAbout(ABOUT_SEVEN_SECONDS);
            run.stage().broker().kill();
            run.stage().broker().start();
            run.stage().broker().awaitReady();
        }
        run.goOnForAbout(ABOUT_SEVEN_SECONDS);
    }

    /** The power fails at random moments: what was not forced to the disk is gone. */
    static void cutPower(GatewayRun run, Volume volume, int times) throws Exception {
        for (int cut = 0; cut < times; cut++) {
            run.goOnForAbout(ABOUT_SEVEN_SECONDS);
            run.stage().gateway().suspend();
            volume.remember();
            run.stage().gateway().kill();
            volume.restore();
            run.stage().startGateway();
        }
    }

    /** The disk is full for a time. */
    static void fillDisk(GatewayRun run, Volume volume) throws Exception {
        run.goOnForAbout(ABOUT_SEVEN_SECONDS);
        volume.fill();
        run.goOnFor(2 * ABOUT_SEVEN_SECONDS);
        volume.free();
    }

    /** The uplink is away until the outbox has folded windows more than once. */
    static void fillOutbox(GatewayRun run) throws Exception {
        run.awaitArrival();
        run.stage().link().refuse();
        run.awaitFolding(2);
        run.stage().link().restore();
    }

    /** The outbox's file is changed while the gateway is stopped and results wait in it. */
    static void damageOutbox(GatewayRun run, FileDamage damage) throws Exception {
        run.awaitArrival();
        run.stage().link().refuse();
        run.goOnForAbout(ABOUT_SEVEN_SECONDS);
        run.stage().gateway().stop();
        damage.inflict(run.stage().dataDirectory().resolve("outbox.db"), run.random());
        run.stage().startGateway();
        run.stage().link().restore();
    }

    /** The endpoint refuses connections for a time. */
    static void refuseUplink(GatewayRun run) throws Exception {
        run.awaitArrival();
        run.stage().link().refuse();
        run.goOnFor(2 * ABOUT_SEVEN_SECONDS);
        run.stage().link().restore();
    }

    /** The endpoint's process is stopped: connections stay open and nothing is answered. */
    static void suspendEndpoint(GatewayRun run) throws Exception {
        run.awaitArrival();
        run.stage().endpoint().suspend();
        run.goOnFor(ABOUT_FIFTY_SECONDS);
        run.stage().endpoint().resume();
    }

    /** The way to the endpoint comes and goes. */
    static void flapUplink(GatewayRun run, int times) throws Exception {
        for (int flap = 0; flap < times; flap++) {
            run.goOnForAbout(ABOUT_SEVEN_SECONDS / 5);
            run.stage().link().refuse();
            run.goOnForAbout(ABOUT_SEVEN_SECONDS / 5);
            run.stage().link().restore();
        }
    }

    /** Messages arrive, their acknowledgements do not, then the connection breaks. */
    static void loseAcknowledgements(GatewayRun run, int times) throws Exception {
        for (int loss = 0; loss < times; loss++) {
            run.awaitArrival();
            run.stage().link().loseAnswers();
            run.awaitArrival();
            run.stage().link().restore();
        }
    }
}
