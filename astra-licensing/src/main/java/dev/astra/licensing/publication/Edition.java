package dev.astra.licensing.publication;

import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.licensing.signature.Mark;
import dev.astra.licensing.signature.Stamp;
import java.time.Instant;
import java.util.function.Function;

/**
 * Immutable. The newest edition of a signed list. It is stored before the list goes out, so that no two lists ever bear the
 * same number.
 *
 * @param list the list's name
 * @param mark how new it is
 * @param hash of the file
 * @param signed when
 */
record Edition(String list, Mark mark, String hash, Instant signed) {
    static final Table<String, Edition> EDITIONS = Table.of(
            "licenses.signed",
            Key.text(Function.identity(), Function.identity()),
            Edition::list,
            new RowCodec<String, Edition>() {
                @Override
                public void write(Edition row, RowWriter out) {
                    out.number("leastEpoch", row.mark.leastEpoch())
                            .number("epoch", row.mark.stamp().epoch())
                            .number("version", row.mark.stamp().version())
                            .text("hash", row.hash)
                            .instant("signed", row.signed);
                }

                @Override
                public Edition read(String list, RowReader in) {
                    Stamp stamp = new Stamp(in.number("epoch"), in.number("version"));
                    return new Edition(
                            list, new Mark(in.number("leastEpoch"), stamp), in.text("hash"), in.instant("signed"));
                }
            });
}
