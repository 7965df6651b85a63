package dev.astra.core.store.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Thread-safe. A file as programs see it, and what of it the medium is sure to hold. Between the two stand the writes that no
 * sync followed, and those that a failed sync gave up: the program still reads these, but no later sync writes them.
 */
final class MediumFile implements MediumNode {
    private byte[] seen = new byte[0];
    private byte[] durable = new byte[0];
    private final List<Write> unsynced = new ArrayList<>();
    private final List<Write> givenUp = new ArrayList<>();

    private static final class Write {
        private final int position;
        private final byte[] bytes;

        Write(int position, byte[] bytes) {
            this.position = position;
            this.bytes = bytes;
        }

        byte[] onto(byte[] content, int count) {
            int end = position + count;
            byte[] result = end > content.length ? Arrays.copyOf(content, end) : content;
            System.arraycopy(bytes, 0, result, position, count);
            return result;
        }

        /** What a later write to the same place made of this one. */
        void under(Write later) {
            int from = Math.max(position, later.position);
            int to = Math.min(position + bytes.length, later.position + later.bytes.length);
            if (from < to) {
                System.arraycopy(later.bytes, from - later.position, bytes, from - position, to - from);
            }
        }
    }

    /** A file that holds these bytes, on the medium too. */
    static MediumFile of(byte[] bytes) {
        MediumFile file = new MediumFile();
        file.seen = bytes.clone();
        file.durable = bytes.clone();
        return file;
    }

    synchronized byte[] seen() {
        return seen;
    }

    synchronized int length() {
        return seen.length;
    }

    synchronized int read(long position, byte[] into) {
        int count = (int) Math.max(0, Math.min(into.length, seen.length - position));
        if (count > 0) {
            System.arraycopy(seen, (int) position, into, 0, count);
        }
        return count;
    }

    synchronized void write(long position, byte[] bytes, int count) {
        if (count > 0) {
            Write write = new Write(Math.toIntExact(position), Arrays.copyOf(bytes, count));
            seen = write.onto(seen, count);
            unsynced.add(write);
        }
    }

    synchronized void sync() {
        for (Write write : unsynced) {
            durable = write.onto(durable, write.bytes.length);
            givenUp.forEach(earlier -> earlier.under(write));
        }
        unsynced.clear();
    }

    synchronized void failSync() {
        givenUp.addAll(unsynced);
        unsynced.clear();
    }

    @Override
    public synchronized MediumFile copy() {
        return of(seen);
    }

    /** Of every write that was not synced all, nothing, a start, or pieces. */
    @Override
    public synchronized MediumFile afterPowerFailure(Random random) {
        byte[] left = durable.clone();
        List<Write> unsure = new ArrayList<>(givenUp);
        unsure.addAll(unsynced);
        for (Write write : unsure) {
            int length = write.bytes.length;
            switch (random.nextInt(5)) {
                case 0 -> left = write.onto(left, length);
                case 1 -> {}
                case 2, 3 -> left = write.onto(left, random.nextInt(length + 1));
                default -> left = pieces(write, left, random);
            }
        }
        return of(left);
    }

    private static byte[] pieces(Write write, byte[] content, Random random) {
        byte[] left = content;
        int piece = random.nextBoolean() ? 512 : 1 + random.nextInt(64);
        for (int from = 0; from < write.bytes.length; from += piece) {
            if (random.nextBoolean()) {
                int to = Math.min(write.bytes.length, from + piece);
                left = new Write(write.position + from, Arrays.copyOfRange(write.bytes, from, to))
                        .onto(left, to - from);
            }
        }
        return left;
    }
}
