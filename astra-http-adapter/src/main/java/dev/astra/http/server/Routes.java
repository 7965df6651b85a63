package dev.astra.http.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A set of operations with the document that describes them.
 *
 * <ol>
 *   <li>The document is OpenAPI 3.1, as JSON. It names each operation by an {@code operationId}, and {@link #operations} has
 *       exactly these.
 *   <li>The server checks parameters and bodies against the document before an operation sees them. Operations do not rely
 *       on it: answered by another server, they refuse by themselves what they cannot read.
 *   <li>All of it is called from several threads.
 * </ol>
 */
public interface Routes {
    /** A short name, a to z and digits: for addresses of pages, metrics and logs. */
    String name();

    /** The document. */
    String document();

    /** The operations by their names in the document. */
    Map<String, Operation> operations();

    /** How faults are told. */
    default FaultForm faults() {
        return FaultForm.PROBLEM;
    }

    /**
     * Reads a document that lies beside a class.
     *
     * @param where the class
     * @param name of the file
     */
    static String resource(Class<?> where, String name) {
        try (InputStream in = where.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("expected " + name + " beside " + where.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
