package io.tidemark.commandline.demo.path;

import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.stage.StepLog;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.LocalStage;

/**
 * What a demo runs on.
 *
 * @param stage up, with a gateway that has received nothing yet
 * @param terminal where the demo is seen
 * @param steps tells of what takes long
 * @param query of the stage's tables
 * @param commands what else a person could type
 */
public record DemoStage(
        LocalStage stage, Terminal terminal, StepLog steps, QueryClient query, Commands commands) {}
