package io.tidemark.commandline.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

    /** As the JDK's jcmd 17 prints. */
    private static final String SUMMARY =
            """
            Native Memory Tracking:

            Total: reserved=1772085KB, committed=191429KB
            -                 Java Heap (reserved=229376KB, committed=65536KB)
                                        (mmap: reserved=229376KB, committed=65536KB)

            -                     Class (reserved=114826KB, committed=11264KB)
                                        (classes #14321)
            """;

    @Test
    void readsWhatIsCommittedForEachPurpose() {
        NativeMemory memory = NativeMemory.parse(SUMMARY);

        assertThat(memory.megabytes()).isEqualTo(Map.of("Java Heap", 64.0, "Class", 11.0));
        assertThat(memory.total()).isEqualTo(75);
    }
}
