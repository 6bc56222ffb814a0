package io.tidemark.commandline.greengrass;

import java.util.OptionalInt;

/** Processors that a gateway runs on, by the names that Greengrass has for them. */
enum Processor {
    AMD64("amd64", 62),
    AARCH64("aarch64", 183);

    /** Bytes of a file that tell for which machine it was compiled. */
    static final int HEAD_BYTES = 20;

    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final int MACHINE = 18;

    private final String label;
    private final int elfMachine;

    Processor(String label, int elfMachine) {
        this.label = label;
        this.elfMachine = elfMachine;
    }

    String label() {
        return label;
    }

    /**
     * Whether a file with this beginning is of use on this processor: everything but native code
     * for another one.
     *
     * @param head the first bytes of the file, fewer if it is shorter than {@link #HEAD_BYTES}
     */
    boolean canUse(byte[] head) {
        OptionalInt machine = machine(head);
        return machine.isEmpty() || machine.getAsInt() == elfMachine;
    }

    /** Field e_machine of an ELF header; both processors have the lower byte first. */
    private static OptionalInt machine(byte[] head) {
        if (head.length < HEAD_BYTES) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < ELF.length; i++) {
            if (head[i] != ELF[i]) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of((head[MACHINE] & 0xff) | (head[MACHINE + 1] & 0xff) << 8);
    }
}
