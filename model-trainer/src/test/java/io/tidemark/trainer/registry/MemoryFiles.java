package io.tidemark.trainer.registry;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.iceberg.inmemory.InMemoryInputFile;
import org.apache.iceberg.inmemory.InMemoryOutputFile;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** Files as S3 has them: written whole, and seen by every list from then on. */
class MemoryFiles implements SupportsPrefixOperations {

    private static final long serialVersionUID = 1L;

    private final ConcurrentSkipListMap<String, byte[]> files;

    MemoryFiles() {
        files = new ConcurrentSkipListMap<>();
    }

    /** Another process's access to the same files. */
    MemoryFiles(MemoryFiles same) {
        files = same.files;
    }

    final void put(String path, byte[] bytes) {
        files.put(path, bytes);
    }

    final byte[] get(String path) {
        return files.get(path);
    }

    @Override
    public InputFile newInputFile(String path) {
        return new InMemoryInputFile(path, files.get(path));
    }

    @Override
    public OutputFile newOutputFile(String path) {
        return new InMemoryOutputFile(path) {
            @Override
            public PositionOutputStream createOrOverwrite() {
                PositionOutputStream out = super.createOrOverwrite();
                return new PutAtClose(out, () -> put(path, toByteArray()));
            }
        };
    }

    @Override
    public void deleteFile(String path) {
        files.remove(path);
    }

    @Override
    public Iterable<FileInfo> listPrefix(String prefix) {
        List<String> found =
                files.keySet().stream().filter(path -> path.startsWith(prefix)).toList();
        return found.stream().map(path -> new FileInfo(path, 1, 0)).toList();
    }

    @Override
    public void deletePrefix(String prefix) {
        files.keySet().removeIf(path -> path.startsWith(prefix));
    }

    /** Makes the file seen when it is closed. */
    private static final class PutAtClose extends PositionOutputStream {

        private final PositionOutputStream out;
        private final Runnable put;

        private PutAtClose(PositionOutputStream out, Runnable put) {
            this.out = out;
            this.put = put;
        }

        @Override
        public long getPos() throws java.io.IOException {
            return out.getPos();
        }

        @Override
        public void write(int one) throws java.io.IOException {
            out.write(one);
        }

        @Override
        public void close() throws java.io.IOException {
            out.close();
            put.run();
        }
    }
}
