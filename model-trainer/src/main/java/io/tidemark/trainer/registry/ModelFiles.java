package io.tidemark.trainer.registry;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** The folders of all versions of one model, in S3 or of this machine. */
public final class ModelFiles {

    public static final String MODEL = "failure.model";
    static final String METADATA = "metadata.json";

    /** As much as a gateway reads. */
    private static final int LARGEST = 64 << 20;

    private final FileIO files;
    private final String folder;

    /**
     * @param files access to the place where models are
     * @param models folder of all models, without a slash at its end
     * @param name of the model
     */
    public ModelFiles(FileIO files, String models, String name) {
        this.files = files;
        this.folder = models + "/" + name + "/";
    }

    String location(int version, String file) {
        return folder + version + "/" + file;
    }

    /** Writes a file, whole or not at all where the place is S3. */
    void write(int version, String file, byte[] bytes) {
        try (PositionOutputStream out =
                files.newOutputFile(location(version, file)).createOrOverwrite()) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + location(version, file), e);
        }
    }

    void delete(int version, String file) {
        files.deleteFile(location(version, file));
    }

    /**
     * Reads a file.
     *
     * @throws IllegalStateException if it is larger than a model may be
     */
    byte[] read(String location) {
        try (InputStream in = files.newInputFile(location).newStream()) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IllegalStateException(location + " is larger than a model may be");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + location, e);
        }
    }

    /** Names of the files in the folder of a version; empty if there is none. */
    List<String> list(int version) {
        return list(folder + version + "/").stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
    }

    /** The highest version that has a folder, complete or not; 0 without any. */
    int highest() {
        return list(folder).stream()
                .map(path -> path.split("/"))
                .filter(parts -> parts.length >= 2)
                .map(parts -> parts[parts.length - 2])
                .filter(number -> number.matches("[1-9][0-9]{0,8}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private List<String> list(String prefix) {
        List<String> paths = new ArrayList<>();
        try {
            for (FileInfo file : ((SupportsPrefixOperations) files).listPrefix(prefix)) {
                paths.add(file.location());
            }
        } catch (UncheckedIOException e) {
            // A folder of this machine, unlike one in S3, may not be there.
            if (!(e.getCause() instanceof FileNotFoundException)) {
                throw e;
            }
        }
        return paths;
    }
}
