package io.tidemark.edge.console;

/**
 * The gateway's HTTP console.
 *
 * @param bindAddress address to listen on; default 127.0.0.1
 * @param port TCP port; default 8480
 */
public record ConsoleConfig(String bindAddress, int port) {}
