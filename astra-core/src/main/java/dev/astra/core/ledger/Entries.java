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

/**
 * Thread-safe, without state of its own. The entries of all accounts, in the store's history: one record a leg, which stands
 * under payer and payee. Entries are numbered by their records: the payer's of record n is 2n - 1, the payee's 2n.
 */
final class Entries {
    static final History<AccountName, Line> LEGS =
            History.of("ledger.legs", Key.text(AccountName::value, AccountName::new), new Codec());

    private Entries() {}

    static Past<Entry> of(DurableView view, Account account) {
        return view.history(LEGS, account.name())
                .map(stored -> entry(stored, stored.key().equals(account.name()), account.asset()));
    }

    /** All legs; accounts are never taken away, so each is found. */
    static Past<PostedLeg> all(DurableView view) {
        return view.history(LEGS)
                .map(stored -> new PostedLeg(
                        entry(stored, true, asset(view, stored.key())),
                        entry(stored, false, asset(view, payee(stored)))));
    }

    private static Asset asset(DurableView view, AccountName name) {
        return Accounts.find(view, name)
                .map(Account::asset)
                .orElseThrow(() -> new CorruptDataException("expected account " + name
                        + ", which has entries, found none; keep a copy of the store, then restore a backup"));
    }

    private static AccountName payee(HistoryEntry<AccountName, Line> stored) {
        return stored.other()
                .orElseThrow(() -> new CorruptDataException("leg " + stored.number()
                        + " of the ledger: expected payer and payee, found one account; keep a copy of the store, then"
                        + " restore a backup"));
    }

    private static Entry entry(HistoryEntry<AccountName, Line> stored, boolean payer, Asset asset) {
        Line line = stored.value();
        return new Entry(
                2 * stored.number() - (payer ? 1 : 0),
                new TransferId(2 * (stored.number() - line.place()) - 1),
                stored.time(),
                line.origin().effectiveAt().orElse(stored.time()),
                payer ? stored.key() : payee(stored),
                payer ? payee(stored) : stored.key(),
                new Amount(payer ? -line.minor() : line.minor(), asset),
                new Amount(payer ? line.payer() : line.payee(), asset),
                line.origin().hold(),
                line.origin().reverses(),
                line.origin().metadata());
    }

    /** The transfer of this number; empty if none begins there. */
    static Optional<Posting> posting(DurableView view, TransferId id) {
        Past<HistoryEntry<AccountName, Line>> all = view.history(LEGS);
        long number = id.value() / 2 + 1;
        if (id.value() % 2 == 0 || number > all.count()) {
            return Optional.empty();
        }
        Line first = all.before(number + 1, 1).entries().get(0).value();
        if (first.place() != 0) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (PostedLeg leg :
                all(view).before(number + first.legs(), first.legs()).entries()) {
            entries.add(leg.payee());
            entries.add(leg.payer());
        }
        Collections.reverse(entries);
        return Optional.of(new Posting(entries));
    }

    private static final class Codec implements RowCodec<AccountName, Line> {
        @Override
        public void write(Line row, RowWriter out) {
            out.number("amount", row.minor()).number("payer", row.payer()).number("payee", row.payee());
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
        public Line read(AccountName payer, RowReader in) {
            long hold = in.numberOr("hold", 0);
            long reverses = in.numberOr("reverses", 0);
            return new Line(
                    (int) in.numberOr("place", 0),
                    (int) in.numberOr("legs", 1),
                    in.number("amount"),
                    in.number("payer"),
                    in.number("payee"),
                    new Line.Origin(
                            Optional.ofNullable(in.instantOrNull("effective")),
                            hold == 0 ? Optional.empty() : Optional.of(new HoldId(hold)),
                            reverses == 0 ? Optional.empty() : Optional.of(new TransferId(reverses)),
                            Metadata.ofFlat(in.texts("metadata"))));
        }
    }
}
