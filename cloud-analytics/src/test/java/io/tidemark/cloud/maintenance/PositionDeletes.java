package io.tidemark.cloud.maintenance;

import java.io.IOException;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericAppenderFactory;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.encryption.EncryptionKeyMetadata;

/** Deletes rows as an analyst's DELETE in Athena does: the file stays, a second one says which. */
final class PositionDeletes {

    private PositionDeletes() {}

    static void delete(Table table, DataFile file, long... positions) throws IOException {
        PositionDeleteWriter<Record> writer =
                new GenericAppenderFactory(table.schema(), table.spec())
                        .newPosDeleteWriter(
                                EncryptedFiles.encryptedOutput(
                                        table.io()
                                                .newOutputFile(
                                                        table.locationProvider()
                                                                .newDataLocation(
                                                                        "deletes.parquet")),
                                        EncryptionKeyMetadata.EMPTY),
                                FileFormat.PARQUET,
                                file.partition());
        try (PositionDeleteWriter<Record> closed = writer) {
            for (long position : positions) {
                closed.write(PositionDelete.<Record>create().set(file.location(), position));
            }
        }
        table.newRowDelta().addDeletes(writer.toDeleteFile()).commit();
    }
}
