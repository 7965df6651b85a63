package dev.astra.core.ledger;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/**
 * Immutable. {@value #SIZE} older requests in their order, packed: eight bytes for an id's hash, four for the content's, and
 * the results as small differences. Never changed after it was put.
 */
final class Page {
    /** How many requests a page holds. */
    static final int SIZE = 4096;

    static final Table<Long, Page> PAGES = Table.of(
            "ledger.pages", Key.number(Long::longValue, Long::valueOf), Page::number, new RowCodec<Long, Page>() {
                @Override
                public void write(Page row, RowWriter out) {
                    out.text("ids", text(row.bytesOfIds()))
                            .text("contents", text(row.contents))
                            .text("results", text(row.results));
                }

                @Override
                public Page read(Long number, RowReader in) {
                    byte[] ids = bytes(in.text("ids"));
                    byte[] contents = bytes(in.text("contents"));
                    if (ids.length != SIZE * Long.BYTES || contents.length != SIZE * Integer.BYTES) {
                        throw new CorruptDataException("page " + number + " of the ledger's requests: expected " + SIZE
                                + " of them, found " + ids.length / Long.BYTES);
                    }
                    long[] longs = new long[SIZE];
                    ByteBuffer.wrap(ids).asLongBuffer().get(longs);
                    return new Page(number, longs, contents, bytes(in.text("results")));
                }
            });

    private final long number;
    private final long[] ids;
    private final byte[] contents;
    private final byte[] results;

    private Page(long number, long[] ids, byte[] contents, byte[] results) {
        this.number = number;
        this.ids = ids;
        this.contents = contents;
        this.results = results;
    }

    /**
     * Packs requests.
     *
     * @param number the page's place, from 0
     * @param requests {@value #SIZE}, the oldest first
     */
    static Page of(long number, List<Recent> requests) {
        long[] ids = new long[SIZE];
        ByteBuffer contents = ByteBuffer.allocate(SIZE * Integer.BYTES);
        Differences results = new Differences();
        for (int i = 0; i < SIZE; i++) {
            Recent request = requests.get(i);
            ids[i] = request.id();
            contents.putInt(request.content());
            results.add(request.result());
        }
        return new Page(number, ids, contents.array(), results.bytes());
    }

    long number() {
        return number;
    }

    /** The hash of the id at a place. */
    long id(int place) {
        return ids[place];
    }

    int content(int place) {
        return ByteBuffer.wrap(contents).getInt(place * Integer.BYTES);
    }

    long result(int place) {
        return Differences.at(results, place);
    }

    private byte[] bytesOfIds() {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE * Long.BYTES);
        bytes.asLongBuffer().put(ids);
        return bytes.array();
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new CorruptDataException("expected Base64 in a page of the ledger's requests", notBase64);
        }
    }
}
