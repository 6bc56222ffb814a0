package io.tidemark.commandline.bench.profile;

import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks inside a Java VM by the JDK's own tool.
 *
 * @param recording where its flight recording goes
 */
public record VirtualMachine(long pid, Path recording) {

    /** The option with which a Java VM must be started to tell what its memory is for. */
    public static final List<String> TRACK_MEMORY = List.of("-XX:NativeMemoryTracking=summary");

    private static final Path TOOL = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    private static final String NAME = "name=bench";

    /** Begins to record where the time goes. */
    public void startRecording() throws InterruptedException {
        call("JFR.start", NAME, "settings=profile");
    }

    /** Writes the recording. */
    public void stopRecording() throws InterruptedException {
        call("JFR.stop", NAME, "filename=" + recording);
    }

    /** What its memory is for; without that of native libraries. */
    public NativeMemory memory() throws InterruptedException {
        return NativeMemory.parse(call("VM.native_memory", "summary"));
    }

    private String call(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(TOOL.toString());
        command.add(Long.toString(pid));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new CommandFailedException(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new CommandFailedException(
                    TOOL + " is needed for the profile: " + e.getMessage(), e);
        }
    }
}
