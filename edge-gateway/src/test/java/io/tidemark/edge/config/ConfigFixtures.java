package io.tidemark.edge.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the tests of the configuration have in common. */
final class ConfigFixtures {

    /** Every required key; the files are named by their keys. */
    static final String REQUIRED =
            """
            gateway:
              id: press-hall
              data-directory: DIRECTORY/data
            uplink:
              endpoint: iot.example.com
              certificate: DIRECTORY/certificate.pem
              private-key: DIRECTORY/key.pem
              rule: tidemark_test_events
            """;

    private ConfigFixtures() {}

    /** Writes a configuration file; DIRECTORY in it stands for the directory. */
    static Path write(Path directory, String yaml) throws IOException {
        for (String file : new String[] {"certificate.pem", "key.pem", "authority.pem"}) {
            Files.writeString(directory.resolve(file), "PEM");
        }
        return Files.writeString(
                directory.resolve("edge.yaml"), yaml.replace("DIRECTORY", directory.toString()));
    }

    static EdgeConfig read(Path directory, String yaml) throws IOException, InvalidConfigException {
        return EdgeConfig.read(write(directory, yaml));
    }

    /** A reader that has been asked for every key there is. */
    static ConfigReader readerOfEveryKey() {
        ConfigReader reader = new ConfigReader(Map.of());
        EdgeConfig.of(reader);
        return reader;
    }
}
