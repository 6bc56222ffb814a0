package io.tidemark.edge.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What tells one version of a file from another; null, 0 and 0 if there is none.
 *
 * @param fileKey of the file system
 * @param modifiedMillis when it was written, milliseconds since the epoch
 * @param bytes its size
 */
record FileLook(Object fileKey, long modifiedMillis, long bytes) {

    static FileLook at(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileLook(found.fileKey(), found.lastModifiedTime().toMillis(), found.size());
        } catch (IOException absent) {
            return new FileLook(null, 0, 0);
        }
    }
}
