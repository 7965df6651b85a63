package dev.astra.core.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One thread. Makes JSON values of their own. What writes them is kept for the next one: making it costs as much as a row. */
final class JsonBytes {
    private @Nullable Pen idle;

    /** A value that writes itself. */
    interface Part {
        void write(JsonGenerator json) throws IOException;
    }

    /** The value in ASCII. */
    byte[] of(Part part) {
        Pen pen = idle == null ? new Pen() : idle;
        // Half a value is in it if this throws: then it is not kept.
        idle = null;
        byte[] made = pen.write(part);
        idle = pen;
        return made;
    }

    private static final class Pen {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        private final JsonGenerator json;

        Pen() {
            try {
                json = BatchWriter.JSON.createGenerator(bytes);
            } catch (IOException impossible) {
                throw new UncheckedIOException("a value is written to memory", impossible);
            }
            json.setRootValueSeparator(null);
        }

        byte[] write(Part part) {
            try {
                part.write(json);
                json.flush();
            } catch (IOException impossible) {
                throw new UncheckedIOException("a value is written to memory", impossible);
            }
            byte[] made = bytes.toByteArray();
            bytes.reset();
            return made;
        }
    }
}
