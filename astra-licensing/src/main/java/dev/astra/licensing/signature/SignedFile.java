package dev.astra.licensing.signature;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Immutable. The form that all signed files share:
 *
 * <pre>
 * astra-signed-1 PURPOSE        the header: ASCII lines in this order, each ending with LF
 * name NAME
 * epoch N
 * version N
 * signed INSTANT
 * expires INSTANT
 * previous HASH
 * key PUBLIC-KEY                the certificate of the key that signed
 * from INSTANT
 * until INSTANT
 * least-epoch N
 * root KEY-ID
 * root-signature SIGNATURE
 * body LENGTH
 *                               an empty line, then the body: LENGTH bytes
 * signature SIGNATURE           over SHA-256(header ‖ body), one line, and nothing behind it
 * </pre>
 *
 * <p>Every value has one form, so that there is one file for what it says.
 */
public final class SignedFile {
    private SignedFile() {}

    /** One thread. Takes the content of a file as it is read; what it got counts only once the reading is {@link Reading.Sound}. */
    @FunctionalInterface
    public interface Body {
        /**
         * Takes the next bytes: 64 KiB, or what is left.
         *
         * @param chunk reused afterwards
         * @param length how many of its bytes are meant, from the first
         */
        void next(byte[] chunk, int length);
    }

    /**
     * Reads a file once, front to back, in constant memory. The certificate is checked before the body is read.
     *
     * @param in not closed here; read to its end, or as far as it makes sense
     * @param purpose what kind of file it must be
     * @param roots who must stand behind it
     * @param mostBytes how long the body may be
     * @param body gets the header, and gives what takes the body
     * @throws IOException if the stream breaks
     */
    public static Reading read(
            InputStream in, Purpose purpose, RootKeys roots, long mostBytes, Function<SignedHeader, Body> body)
            throws IOException {
        return new SignedFileReader(in, purpose, roots, mostBytes).read(body);
    }

    /**
     * Reads a small file that is in memory.
     *
     * @param file all of it
     * @param purpose what kind of file it must be
     * @param roots who must stand behind it
     * @param mostBytes how long the body may be
     * @param sound gets the reading and the whole body
     * @param refused gets why it is not to be trusted or no such file
     */
    public static <R> R read(
            byte[] file,
            Purpose purpose,
            RootKeys roots,
            int mostBytes,
            BiFunction<Reading.Sound, byte[], R> sound,
            Function<String, R> refused) {
        ByteArrayOutputStream collected = new ByteArrayOutputStream();
        try {
            return read(
                            new ByteArrayInputStream(file),
                            purpose,
                            roots,
                            mostBytes,
                            header -> (chunk, length) -> collected.write(chunk, 0, length))
                    .fold(
                            whole -> sound.apply(whole, collected.toByteArray()),
                            untrusted -> refused.apply(untrusted.reason()),
                            malformed -> refused.apply(malformed.reason()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be read", impossible);
        }
    }
}
