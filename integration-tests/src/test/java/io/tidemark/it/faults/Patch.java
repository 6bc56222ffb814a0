package io.tidemark.it.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * Changes to classes of the gateway's jar. The changed copies go to the front of a gateway's
 * classpath: a build that is broken on purpose, or one whose clock can be moved, made of the very
 * jar that ships.
 */
final class Patch {

    private final List<String> packages = new ArrayList<>(List.of("io/tidemark/"));
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> calls = new HashMap<>();
    private final Map<String, Boolean> answers = new HashMap<>();
    private final Set<String> applied = new HashSet<>();

    /** Looks at the classes of this package too, with slashes. */
    Patch alsoIn(String prefix) {
        packages.add(prefix);
        return this;
    }

    /** Reads another constant of an enum, {@code owner.NAME} with slashes in the owner. */
    Patch constant(String constant, String other) {
        fields.put(constant, other);
        return this;
    }

    /** Replaces a part of every text constant. */
    Patch text(String part, String other) {
        texts.put(part, other);
        return this;
    }

    /**
     * Calls a static method instead of another method.
     *
     * @param method {@code owner.name(arguments)result} as in class files
     * @param other the same of a static method that takes what the first one does, the object
     *     included
     */
    Patch call(String method, String other) {
        calls.put(method, other);
        return this;
    }

    /** Lets a method always answer the same, {@code owner.name} with slashes in the owner. */
    Patch answer(String method, boolean answer) {
        answers.put(method, answer);
        return this;
    }

    /**
     * Writes the changed classes.
     *
     * @return the directory
     * @throws IllegalStateException if something that was to be changed is nowhere in the jar
     */
    Path write(Path jar, Path directory) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            List<JarEntry> classes =
                    file.stream()
                            .filter(entry -> entry.getName().endsWith(".class"))
                            .filter(
                                    entry ->
                                            packages.stream().anyMatch(entry.getName()::startsWith))
                            .collect(Collectors.toList());
            for (JarEntry entry : classes) {
                write(entry.getName(), file.getInputStream(entry).readAllBytes(), directory);
            }
        }
        Set<String> missed = new HashSet<>(fields.keySet());
        missed.addAll(texts.keySet());
        missed.addAll(calls.keySet());
        missed.addAll(answers.keySet());
        missed.removeAll(applied);
        if (!missed.isEmpty()) {
            throw new IllegalStateException("nowhere in " + jar + ": " + missed);
        }
        return directory;
    }

    private void write(String name, byte[] bytes, Path directory) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        Set<String> changes = new HashSet<>();
        reader.accept(new PatchedClass(writer, fields, texts, calls, answers, changes), 0);
        if (!changes.isEmpty()) {
            applied.addAll(changes);
            try {
                Path file = directory.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, writer.toByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }
    }
}
