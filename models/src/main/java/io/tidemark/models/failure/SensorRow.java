package io.tidemark.models.failure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The means of all sensors over one step, as bytes. */
final class SensorRow {

    private SensorRow() {}

    static void write(DataOutput out, double[] row) throws IOException {
        for (double mean : row) {
            out.writeDouble(mean);
        }
    }

    static double[] read(DataInput in, int sensors) throws IOException {
        double[] row = new double[sensors];
        for (int sensor = 0; sensor < sensors; sensor++) {
            row[sensor] = in.readDouble();
        }
        return row;
    }
}
