package dev.astra.core.store;

import dev.astra.core.CorruptDataException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Immutable. The newest end of a chain of records in the archive: those of one key, or those of a whole history. Each
 * record points to the one before it and has one jump further back. Where the jumps go follows from the record's place
 * alone (Myers, "An applicative random-access stack", 1983): the places that jumps lead to from the head are those of the
 * skew-binary digits of the length, so any place is reached in O(log n) steps.
 *
 * <p>The head, the record that its jump leads to, the one that that one's jump leads to and so on are the chain's stops. Only
 * their positions are kept.
 */
final class Chain {
    static final Table<ChainName, Chain> CHAINS =
            Table.of("astra.chains", ChainName.KEY, chain -> chain.name, new RowCodec<ChainName, Chain>() {
                @Override
                public void write(Chain row, RowWriter out) {
                    out.number("length", row.length)
                            .text(
                                    "stops",
                                    LongStream.of(row.stops)
                                            .mapToObj(Long::toString)
                                            .collect(Collectors.joining(" ")));
                }

                @Override
                public Chain read(ChainName name, RowReader in) {
                    return stored(name, in.number("length"), in.text("stops"));
                }
            });

    private final ChainName name;
    private final long length;
    private final long[] stops;

    private Chain(ChainName name, long length, long[] stops) {
        this.name = name;
        this.length = length;
        this.stops = stops;
    }

    static Chain empty(ChainName name) {
        return new Chain(name, 0, new long[0]);
    }

    private static Chain stored(ChainName name, long length, String stops) {
        try {
            long[] positions = stops.isEmpty()
                    ? new long[0]
                    : Arrays.stream(stops.split(" ", -1))
                            .mapToLong(Long::parseLong)
                            .toArray();
            if (length >= 0 && positions.length == digits(length)) {
                return new Chain(name, length, positions);
            }
        } catch (NumberFormatException toldBelow) {
            // falls through
        }
        throw new CorruptDataException("field stops: expected " + digits(Math.max(length, 0))
                + " positions for a chain of length " + length + ", found \"" + stops + "\"");
    }

    /** The chain with one more record. */
    Chain with(long position) {
        boolean jumping = jumps();
        long[] next = new long[stops.length + (jumping ? -1 : 1)];
        next[0] = position;
        System.arraycopy(stops, jumping ? 2 : 0, next, 1, next.length - 1);
        return new Chain(name, length + 1, next);
    }

    /** Whether the next record's jump goes over two equal ones instead of to the record before. */
    private boolean jumps() {
        long last = lastDigit(length);
        return last > 0 && last == lastDigit(length - last);
    }

    ChainName name() {
        return name;
    }

    /** How many records there are, and so the place of the newest. */
    long length() {
        return length;
    }

    /** Where the newest record is. */
    long head() {
        return stops[0];
    }

    /** What the next record points to: the record before it and where its jump leads; {@link Links#NONE} without one. */
    Links links() {
        if (length == 0) {
            return new Links(Links.NONE, Links.NONE);
        }
        int jump = jumps() ? 2 : 0;
        return new Links(stops[0], jump < stops.length ? stops[jump] : Links.NONE);
    }

    /** The place that the jump of the record at a place leads to; 0 if it leads nowhere. */
    static long jumpPlace(long place) {
        return place - lastDigit(place);
    }

    /** The least skew-binary digit (1, 3, 7, 15 …) of a number; 0 of 0. */
    private static long lastDigit(long number) {
        long digit = 0;
        for (long rest = number; rest > 0; rest -= digit) {
            digit = Long.highestOneBit(rest + 1) - 1;
        }
        return digit;
    }

    private static int digits(long number) {
        int count = 0;
        for (long rest = number; rest > 0; rest -= Long.highestOneBit(rest + 1) - 1) {
            count++;
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chain chain
                && name.equals(chain.name)
                && length == chain.length
                && Arrays.equals(stops, chain.stops);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Long.hashCode(length);
    }

    @Override
    public String toString() {
        return name + " " + length + " " + Arrays.toString(stops);
    }

    /**
     * Immutable. Where a record points to in its chain.
     *
     * @param previous the record before it
     * @param jump a record further back, or the same
     */
    record Links(long previous, long jump) {
        static final long NONE = -1;
    }
}
