package io.tidemark.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The errors and warnings in a cloud assembly, for which {@code cdk} would stop or complain. */
final class Findings {

    private static final Set<String> TYPES = Set.of("aws:cdk:error", "aws:cdk:warning");

    private final List<String> found = new ArrayList<>();

    private Findings() {}

    static List<String> in(Path assembly) {
        Findings findings = new Findings();
        try (Stream<Path> files = Files.walk(assembly)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.equals("manifest.json") || name.endsWith(".metadata.json")) {
                    findings.look(new ObjectMapper().readTree(file.toFile()));
                } else if (name.equals("validation-report.json")) {
                    findings.validate(new ObjectMapper().readTree(file.toFile()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings.found;
    }

    /** What CloudFormation's schemas of the resources do not allow. */
    private void validate(JsonNode report) {
        report.findValues("violations")
                .forEach(list -> list.forEach(violation -> found.add(violation.toString())));
    }

    private void look(JsonNode node) {
        node.properties()
                .forEach(
                        field -> {
                            for (JsonNode entry : field.getValue()) {
                                if (TYPES.contains(entry.path("type").asText())) {
                                    found.add(field.getKey() + ": " + entry.path("data"));
                                }
                            }
                        });
        node.forEach(this::look);
    }
}
