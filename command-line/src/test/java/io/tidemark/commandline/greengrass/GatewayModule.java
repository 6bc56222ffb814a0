package io.tidemark.commandline.greengrass;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A checkout with the gateway's real recipe and scripts, and a small jar in place of the real. */
final class GatewayModule {

    private static final Path REAL = Path.of("..", "edge-gateway");

    private GatewayModule() {}

    /** Copies what is packaged, and makes a jar with native code for two processors. */
    static void copy(Path checkout) throws IOException {
        for (String folder : List.of("greengrass", "greengrass/deployment", "conf")) {
            Path target = Files.createDirectories(checkout.resolve("edge-gateway/" + folder));
            try (Stream<Path> files = Files.list(REAL.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(
                            file,
                            target.resolve(file.getFileName()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Path jar = checkout.resolve("edge-gateway/target/edge-gateway.jar");
        Files.createDirectories(jar.getParent());
        write(
                jar,
                Map.of(
                        "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(),
                        "native/amd64.so", nativeCode(62),
                        "native/aarch64.so", nativeCode(183),
                        "native/arm.so", nativeCode(40),
                        "short", new byte[] {0x7f, 'E', 'L', 'F'}));
    }

    private static byte[] nativeCode(int machine) {
        byte[] file = new byte[64];
        file[0] = 0x7f;
        file[1] = 'E';
        file[2] = 'L';
        file[3] = 'F';
        file[18] = (byte) machine;
        return file;
    }

    private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String name : entries.keySet().stream().sorted().toList()) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(entries.get(name));
            }
        }
    }
}
