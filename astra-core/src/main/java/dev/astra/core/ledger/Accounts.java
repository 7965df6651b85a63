package dev.astra.core.ledger;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.core.store.View;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Thread-safe, without state of its own. The stored accounts. */
final class Accounts {
    static final Table<AccountName, Account> ACCOUNTS =
            Table.of("ledger.accounts", Key.text(AccountName::value, AccountName::new), Account::name, new Codec());

    private Accounts() {}

    static Optional<Account> find(View view, AccountName name) {
        return view.table(ACCOUNTS).get(name);
    }

    /** The account of this name and all below it, in the order of the names. */
    static Stream<Account> within(View view, AccountName name) {
        Stream<Account> below = view.table(ACCOUNTS)
                .after(name)
                .takeWhile(account -> account.name().value().startsWith(name.value()))
                .filter(account -> account.name().isWithin(name));
        return Stream.concat(find(view, name).stream(), below);
    }

    private static final class Codec implements RowCodec<AccountName, Account> {
        private static final int MOST_ASSETS = 1000;

        private final Map<String, Asset> assets = new ConcurrentHashMap<>();

        @Override
        public void write(Account row, RowWriter out) {
            out.text("asset", row.asset().toString());
            number(out, "minimum", row.limits().minimum(), Limits.NO_OVERDRAFT.minimum());
            number(out, "maximum", row.limits().maximum(), Limits.NO_OVERDRAFT.maximum());
            number(out, "posted", row.posted(), 0);
            number(out, "outgoing", row.outgoing(), 0);
            number(out, "incoming", row.incoming(), 0);
            if (!row.open()) {
                out.flag("closed", true);
            }
            if (!row.metadata().values().isEmpty()) {
                out.texts("metadata", row.metadata().flat());
            }
        }

        private static void number(RowWriter out, String name, long value, long usual) {
            if (value != usual) {
                out.number(name, value);
            }
        }

        @Override
        public Account read(AccountName name, RowReader in) {
            try {
                return new Account(
                        name,
                        asset(in.text("asset")),
                        limits(in.numberOr("minimum", 0), in.numberOr("maximum", Long.MAX_VALUE)),
                        !in.flag("closed"),
                        Metadata.ofFlat(in.texts("metadata")),
                        in.numberOr("posted", 0),
                        in.numberOr("outgoing", 0),
                        in.numberOr("incoming", 0));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("account " + name + ": " + wrong.getMessage(), wrong);
            }
        }

        /** The same object for the same text: a million accounts count the same few things. */
        private Asset asset(String text) {
            Asset known = assets.get(text);
            if (known != null) {
                return known;
            }
            Asset read = Asset.parse(text);
            if (assets.size() < MOST_ASSETS) {
                assets.put(text, read);
            }
            return read;
        }

        private static Limits limits(long minimum, long maximum) {
            Limits read = new Limits(minimum, maximum);
            if (read.equals(Limits.NO_OVERDRAFT)) {
                return Limits.NO_OVERDRAFT;
            }
            return read.equals(Limits.NONE) ? Limits.NONE : read;
        }
    }
}
