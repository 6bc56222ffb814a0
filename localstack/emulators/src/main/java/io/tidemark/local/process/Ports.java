package io.tidemark.local.process;

import io.tidemark.local.StageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out that a port is taken before a process fails on it. */
public final class Ports {

    private Ports() {}

    /**
     * Returns if nothing listens on a port of this machine.
     *
     * @param port the port
     * @param purpose who wants it, for the message
     * @throws StageException if it is taken
     */
    public static void requireFree(int port, String purpose) throws StageException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new StageException(
                    "Port "
                            + port
                            + " for "
                            + purpose
                            + " is taken by another program: end it, or set TIDEMARK_BASE_PORT to"
                            + " the first of 64 free ports.",
                    taken);
        }
    }
}
