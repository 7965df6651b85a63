package dev.astra.launcher.instance;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Immutable. A command line, and where it was typed. {@link #toString} does not show the words: they may be order ids.
 *
 * @param directory the working directory of whoever typed it
 * @param words the arguments, at most {@value #MAX_WORDS}
 */
public record Request(String directory, List<String> words) {
    static final int MAX_WORDS = 256;
    static final int MAX_BYTES = 64 * 1024;
    private static final int MAGIC = 0x41535431; // "AST1"

    /** Copies the list. */
    public Request {
        words = List.copyOf(words);
    }

    /** Fails before anything is written if the other side would refuse it for its size. */
    void write(DataOutput out) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        parts.add(directory.getBytes(StandardCharsets.UTF_8));
        words.forEach(word -> parts.add(word.getBytes(StandardCharsets.UTF_8)));
        long bytes = parts.stream().mapToLong(part -> part.length).sum();
        if (words.size() > MAX_WORDS || bytes > MAX_BYTES) {
            throw new MalformedRequestException("expected at most " + MAX_WORDS + " arguments of " + MAX_BYTES
                    + " bytes in all, got " + words.size() + " of " + bytes + " bytes");
        }
        out.writeInt(MAGIC);
        out.writeInt(words.size());
        for (byte[] part : parts) {
            out.writeInt(part.length);
            out.write(part);
        }
    }

    /** Reads no more than the limits allow, whatever is sent. */
    static Request read(DataInput in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new MalformedRequestException("expected a request of this version of astra, got something else");
        }
        int count = in.readInt();
        if (count < 0 || count > MAX_WORDS) {
            throw new MalformedRequestException("expected 0 to " + MAX_WORDS + " arguments, got " + count);
        }
        List<String> parts = new ArrayList<>();
        int left = MAX_BYTES;
        for (int i = 0; i <= count; i++) {
            int length = in.readInt();
            if (length < 0 || length > left) {
                throw new MalformedRequestException("expected at most " + MAX_BYTES + " bytes of arguments, got more");
            }
            byte[] part = new byte[length];
            in.readFully(part);
            left -= length;
            parts.add(new String(part, StandardCharsets.UTF_8));
        }
        return new Request(parts.get(0), parts.subList(1, parts.size()));
    }

    @Override
    public String toString() {
        return "request of " + words.size() + " arguments";
    }
}
