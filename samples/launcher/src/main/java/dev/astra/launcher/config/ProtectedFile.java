package dev.astra.launcher.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.function.Function;

/** A file with one secret in it, which nobody but its owner may read. */
final class ProtectedFile {
    private static final int LONGEST_BYTES = 4 * 1024;
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private ProtectedFile() {}

    static Answer read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (openToOthers(file)) {
                return new Answer(
                        "",
                        "expected a file that only its owner may read, found rights for others on " + file
                                + "; chmod 600 it");
            }
            byte[] bytes = in.readNBytes(LONGEST_BYTES + 1);
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            return text.isEmpty() || bytes.length > LONGEST_BYTES
                    ? new Answer(
                            "",
                            "expected 1 to " + LONGEST_BYTES + " bytes in " + file + ", found "
                                    + (text.isEmpty() ? "none" : "more"))
                    : new Answer(text, "");
        } catch (IOException unreadable) {
            return new Answer("", "expected a readable file, found none at " + file);
        }
    }

    private static boolean openToOthers(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !OWNER.containsAll(Files.getPosixFilePermissions(file));
    }

    /** The text, or what is wrong. */
    record Answer(String text, String problem) {
        <T> T fold(Function<String, T> read, Function<String, T> refused) {
            return problem.isEmpty() ? read.apply(text) : refused.apply(problem);
        }

        @Override
        public String toString() {
            return "Answer[****]";
        }
    }
}
