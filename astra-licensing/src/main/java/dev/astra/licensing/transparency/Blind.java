package dev.astra.licensing.transparency;

import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.digest.Hkdf;
import java.util.HexFormat;

/**
 * Immutable. The random bits behind all entries of one license. Once they are gone, nobody can tell any more what stands
 * behind the entries, and nobody needs to: the hashes stay.
 *
 * @param license of which license
 * @param hex 64 hexadecimal digits
 */
record Blind(BuyerId license, String hex) {
    private static final int BYTES = 32;

    static final Table<BuyerId, Blind> BLINDS = Table.of(
            "transparency.blinds",
            Key.number(BuyerId::value, BuyerId::new),
            Blind::license,
            new RowCodec<BuyerId, Blind>() {
                @Override
                public void write(Blind row, RowWriter out) {
                    out.text("blind", row.hex());
                }

                @Override
                public Blind read(BuyerId license, RowReader in) {
                    return new Blind(license, in.text("blind"));
                }
            });

    static Blind of(Tx tx, BuyerId license) {
        return tx.table(BLINDS).get(license).orElseGet(() -> {
            byte[] bytes = new byte[BYTES];
            tx.random().nextBytes(bytes);
            Blind drawn = new Blind(license, HexFormat.of().formatHex(bytes));
            tx.put(BLINDS, drawn);
            return drawn;
        });
    }

    String nonce(long index) {
        return derive("astra-log-nonce-1 " + index);
    }

    String machineKey() {
        return derive("astra-log-machine-1");
    }

    private String derive(String purpose) {
        byte[] secret = HexFormat.of().parseHex(hex);
        return HexFormat.of().formatHex(Hkdf.derive(secret, new byte[0], purpose, BYTES));
    }

    @Override
    public String toString() {
        return "Blind[" + license + "]";
    }
}
