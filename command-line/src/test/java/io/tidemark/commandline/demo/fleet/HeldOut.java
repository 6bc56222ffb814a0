package io.tidemark.commandline.demo.fleet;

import io.tidemark.commandline.simulate.fleet.Pump;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** Which pumps the trainer never learns from, as docs/training.md has it. */
final class HeldOut {

    private static final int ONE_IN = 5;

    private HeldOut() {}

    static boolean forEver(Pump pump) {
        String name = pump.site() + "/" + pump.machine();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), ONE_IN) == 0;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
