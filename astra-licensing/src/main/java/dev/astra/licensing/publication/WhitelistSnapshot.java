package dev.astra.licensing.publication;

import dev.astra.core.store.View;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.SignedWhitelist;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Immutable. The list as it was at one moment. Its rows are made as they are asked for and never held together. */
public final class WhitelistSnapshot {
    private final long version;
    private final Supplier<Stream<LegacyWhitelist.Row>> rows;
    private final Supplier<Stream<SignedWhitelist.Entry>> entries;

    /**
     * A list from anywhere.
     *
     * @param version of the list; not negative
     * @param rows gives the rows of the legacy list from the first on at each call, in database order, always the same ones
     * @param entries gives what the signed list is made of, likewise
     */
    public WhitelistSnapshot(
            long version, Supplier<Stream<LegacyWhitelist.Row>> rows, Supplier<Stream<SignedWhitelist.Entry>> entries) {
        if (version < 0) {
            throw new IllegalArgumentException("version must be >= 0, got " + version);
        }
        this.version = version;
        this.rows = Objects.requireNonNull(rows, "rows");
        this.entries = Objects.requireNonNull(entries, "entries");
    }

    /** Like the other one, of licenses without keys, none of which is on the signed list. */
    public WhitelistSnapshot(long version, Supplier<Stream<LegacyWhitelist.Row>> rows) {
        this(version, rows, Stream::empty);
    }

    /**
     * The list of a state of the store.
     *
     * @param view the state
     */
    public static WhitelistSnapshot of(View view) {
        return new WhitelistSnapshot(
                Licensing.listVersion(view),
                () -> Licensing.listed(view).map(License::row).flatMap(Optional::stream),
                () -> Licensing.listed(view).map(License::entry).flatMap(Optional::stream));
    }

    /** The version of the list; a greater one is newer. */
    public long version() {
        return version;
    }

    /** What the signed list is made of: listed licenses that have a key and a machine. */
    public Stream<SignedWhitelist.Entry> entries() {
        return entries.get();
    }

    /** The rows of the legacy list in database order: by buyer id. */
    public Stream<LegacyWhitelist.Row> rows() {
        return rows.get();
    }

    /**
     * Writes the legacy form, row by row.
     *
     * @param out not closed here
     * @return how many rows there were
     */
    public long writeTo(OutputStream out) throws IOException {
        long count = 0;
        try (Stream<LegacyWhitelist.Row> each = rows.get()) {
            for (Iterator<LegacyWhitelist.Row> it = each.iterator(); it.hasNext(); count++) {
                out.write(it.next().line().getBytes(StandardCharsets.US_ASCII));
                out.write('\n');
            }
        }
        return count;
    }
}
