package io.tidemark.commandline.gateway;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.local.Component;
import io.tidemark.local.StageLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The gateway of the local stage, running or stopped. */
public final class LocalGateway {

    private final GatewayConsole console;
    private final Path leftBehind;

    public LocalGateway(StageLayout layout) {
        this.console = new GatewayConsole(layout.console());
        this.leftBehind = layout.directory(Component.GATEWAY).resolve("data/status.json");
    }

    /** While it runs. */
    public GatewayConsole console() {
        return console;
    }

    /** What it said last, when it was stopped. */
    public GatewayStatus lastStatus() {
        return GatewayConsole.readStatus(leftBehind);
    }

    /** What it says of itself, or said last; empty if there is no such gateway. */
    public Optional<GatewayStatus> status() throws InterruptedException {
        try {
            return Optional.of(console.status());
        } catch (CommandFailedException notRunning) {
            return Files.exists(leftBehind) ? Optional.of(lastStatus()) : Optional.empty();
        }
    }
}
