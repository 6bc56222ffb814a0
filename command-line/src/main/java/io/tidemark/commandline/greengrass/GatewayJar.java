package io.tidemark.commandline.greengrass;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The gateway's jar, which has native code for all processors; a device gets that of its own.
 *
 * @param file the jar as it was built
 */
record GatewayJar(Path file) {

    /**
     * Writes the jar without native code for other processors. The bytes depend on the contents of
     * the jar only.
     *
     * @param target stays open
     * @throws IOException if the jar cannot be read or the target not be written
     */
    void write(Processor processor, OutputStream target) throws IOException {
        FixedZip zip = new FixedZip(target);
        try (ZipFile jar = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                try (InputStream content = jar.getInputStream(entry)) {
                    byte[] head = content.readNBytes(Processor.HEAD_BYTES);
                    if (processor.canUse(head)) {
                        OutputStream copy = zip.begin(entry.getName());
                        copy.write(head);
                        content.transferTo(copy);
                    }
                }
            }
        }
        zip.finish();
    }
}
