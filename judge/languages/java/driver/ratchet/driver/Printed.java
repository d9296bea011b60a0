package ratchet.driver;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** System.out: goes to the log of the box, and while it is kept, also here. */
final class Printed extends OutputStream {
    private static final int MAX_BYTES = 64 * 1_024;

    private final OutputStream log = new FileOutputStream(FileDescriptor.out);
    private final PrintStream out = new PrintStream(this, false, StandardCharsets.UTF_8);
    private ByteArrayOutputStream kept;

    Printed() {
        System.setOut(out);
    }

    void keep() {
        kept = new ByteArrayOutputStream();
    }

    /** What was printed since `keep`. */
    String kept() {
        out.flush();
        return kept.toString(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        log.write(bytes, from, length);
        if (kept != null) kept.write(bytes, from, Math.min(length, MAX_BYTES - kept.size()));
    }
}
