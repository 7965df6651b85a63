package dev.astra.core.ledger;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.History;
import dev.astra.core.store.HistoryEntry;
import dev.astra.core.store.Key;
import dev.astra.core.store.Past;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Thread-safe, without state of its own. The entries of all accounts, in the store's history. */
final class Entries {
    static final History<AccountName, Line> ENTRIES =
            History.of("ledger.entries", Key.text(AccountName::value, AccountName::new), new Codec());

    private Entries() {}

    static Past<Entry> of(DurableView view, Account account) {
        return view.history(ENTRIES, account.name()).map(line -> entry(line, account.asset()));
    }

    /** All entries; accounts are never taken away, so each is found. */
    static Past<Entry> all(DurableView view) {
        return view.history(ENTRIES).map(line -> entry(line, asset(view, line.key())));
    }

    private static Asset asset(DurableView view, AccountName name) {
        return Accounts.find(view, name)
                .map(Account::asset)
                .orElseThrow(() -> new CorruptDataException("expected account " + name
                        + ", which has entries, found none; keep a copy of the store, then restore a backup"));
    }

    private static Entry entry(HistoryEntry<AccountName, Line> stored, Asset asset) {
        Line line = stored.value();
        return new Entry(
                stored.number(),
                new TransferId(stored.number() - line.place()),
                stored.time(),
                line.origin().effectiveAt().orElse(stored.time()),
                stored.key(),
                line.other(),
                new Amount(line.minor(), asset),
                new Amount(line.balance(), asset),
                line.origin().hold(),
                line.origin().reverses(),
                line.origin().metadata());
    }

    /** The transfer of this number; empty if none begins there. */
    static Optional<Posting> posting(DurableView view, TransferId id) {
        Past<HistoryEntry<AccountName, Line>> all = view.history(ENTRIES);
        if (id.value() > all.count()) {
            return Optional.empty();
        }
        Line first = all.before(id.value() + 1, 1).entries().get(0).value();
        if (first.place() != 0) {
            return Optional.empty();
        }
        int count = 2 * first.legs();
        List<Entry> entries = new ArrayList<>();
        for (HistoryEntry<AccountName, Line> line :
                all.before(id.value() + count, count).entries()) {
            entries.add(entry(line, asset(view, line.key())));
        }
        Collections.reverse(entries);
        return Optional.of(new Posting(entries));
    }

    private static final class Codec implements RowCodec<AccountName, Line> {
        @Override
        public void write(Line row, RowWriter out) {
            out.number("amount", row.minor()).number("balance", row.balance());
            out.text("with", row.other().value());
            if (row.place() > 0) {
                out.number("place", row.place());
            }
            if (row.legs() > 1) {
                out.number("legs", row.legs());
            }
            row.origin().effectiveAt().ifPresent(moment -> out.instant("effective", moment));
            row.origin().hold().ifPresent(hold -> out.number("hold", hold.value()));
            row.origin().reverses().ifPresent(transfer -> out.number("reverses", transfer.value()));
            if (!row.origin().metadata().values().isEmpty()) {
                out.texts("metadata", row.origin().metadata().flat());
            }
        }

        @Override
        public Line read(AccountName account, RowReader in) {
            long hold = in.numberOr("hold", 0);
            long reverses = in.numberOr("reverses", 0);
            return new Line(
                    (int) in.numberOr("place", 0),
                    (int) in.numberOr("legs", 1),
                    new AccountName(in.text("with")),
                    in.number("amount"),
                    in.number("balance"),
                    new Line.Origin(
                            Optional.ofNullable(in.instantOrNull("effective")),
                            hold == 0 ? Optional.empty() : Optional.of(new HoldId(hold)),
                            reverses == 0 ? Optional.empty() : Optional.of(new TransferId(reverses)),
                            Metadata.ofFlat(in.texts("metadata"))));
        }
    }
}
