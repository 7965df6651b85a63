package dev.astra.core.ledger;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Immutable. One of the newest requests. The rows are a ring: a new request takes the place of the one that is a round older,
 * which stands in a {@link Page} by then.
 *
 * @param slot the place in the ring
 * @param id see {@link Asked}
 * @param content see {@link Asked}
 * @param result see {@link Result}
 */
record Recent(long slot, long id, int content, long result) {
    static final Table<Long, Recent> RECENT =
            Table.of("ledger.requests", Key.number(Long::longValue, Long::valueOf), Recent::slot, new Codec());

    private static final class Codec implements RowCodec<Long, Recent> {
        private static final int BYTES = Long.BYTES + Integer.BYTES;

        @Override
        public void write(Recent row, RowWriter out) {
            ByteBuffer hashes = ByteBuffer.allocate(BYTES).putLong(row.id()).putInt(row.content());
            out.text("asked", Base64.getEncoder().encodeToString(hashes.array()))
                    .number("result", row.result());
        }

        @Override
        public Recent read(Long slot, RowReader in) {
            ByteBuffer hashes = ByteBuffer.wrap(bytes(slot, in.text("asked")));
            return new Recent(slot, hashes.getLong(), hashes.getInt(), in.number("result"));
        }

        private static byte[] bytes(Long slot, String text) {
            try {
                byte[] bytes = Base64.getDecoder().decode(text);
                if (bytes.length == BYTES) {
                    return bytes;
                }
            } catch (IllegalArgumentException toldBelow) {
                // falls through
            }
            throw new CorruptDataException("request " + slot + " of the ledger: expected " + BYTES
                    + " bytes in Base64 as asked, found a text of " + text.length() + " characters");
        }
    }
}
