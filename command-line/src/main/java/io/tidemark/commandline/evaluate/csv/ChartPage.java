package io.tidemark.commandline.evaluate.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.evaluate.PartialFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A page with a chart for each column, which needs nothing but itself to be shown. */
final class ChartPage {

    private static final String TEMPLATE = "evaluate/chart.html";
    private static final String LIBRARY = "META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final JsonMapper JSON = new JsonMapper();

    private final String title;
    private final CsvRun run;

    ChartPage(String title, CsvRun run) {
        this.title = title;
        this.run = run;
    }

    /** A column as the page's script takes it; numbers are null where there are none. */
    private record Column(
            String name,
            long readings,
            int readingsPerPoint,
            double[] seconds,
            float[] least,
            float[] greatest,
            Float[] expectedLower,
            Float[] expectedUpper,
            List<FoundIncident> incidents) {

        private static Column of(ColumnRun run) {
            ColumnResult result = run.result();
            ChartSeries chart = run.chart();
            return new Column(
                    result.column(),
                    result.readings(),
                    chart.readingsPerPoint(),
                    chart.seconds(),
                    chart.least(),
                    chart.greatest(),
                    finite(chart.expectedLower()),
                    finite(chart.expectedUpper()),
                    result.incidents());
        }

        private static Float[] finite(float[] numbers) {
            Float[] finite = new Float[numbers.length];
            for (int index = 0; index < numbers.length; index++) {
                finite[index] = Float.isFinite(numbers[index]) ? numbers[index] : null;
            }
            return finite;
        }
    }

    /**
     * Writes the page, or replaces it.
     *
     * @throws CommandFailedException if it cannot be written
     */
    void write(Path file) {
        try (PartialFile partial = new PartialFile(file)) {
            String page =
                    resource(TEMPLATE)
                            .replace("/*{chart-library.css}*/", resource(LIBRARY + "uPlot.min.css"))
                            .replace(
                                    "/*{chart-library.js}*/",
                                    resource(LIBRARY + "uPlot.iife.min.js"));
            String place = "/*{data}*/null";
            int data = page.indexOf(place);
            Writer writer = partial.writer();
            writer.write(page.substring(0, data));
            writeData(writer);
            writer.write(page.substring(data + place.length()));
            partial.complete();
        } catch (IOException e) {
            throw new CommandFailedException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void writeData(Writer writer) throws IOException {
        writer.write("{\"title\":" + json(title));
        writer.write(",\"together\":" + json(run.together()) + ",\"columns\":[");
        String separator = "";
        for (ColumnRun column : run.columns()) {
            writer.write(separator);
            writer.write(json(Column.of(column)));
            separator = ",\n";
        }
        writer.write("]}");
    }

    /** JSON in which no name can end the script that it stands in. */
    private static String json(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value).replace("<", "\\u003c");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ChartPage.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the command line was built without " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
