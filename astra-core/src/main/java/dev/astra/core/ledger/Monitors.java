package dev.astra.core.ledger;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Thread-safe, without state of its own. The stored monitors. */
final class Monitors {
    static final Table<String, Monitor> MONITORS =
            Table.of("ledger.monitors", Key.text(Function.identity(), Function.identity()), Monitor::name, new Codec());
    static final Index<AccountName, String, Monitor> BY_ACCOUNT = Index.hash(MONITORS, "account", Monitor::account);

    private Monitors() {}

    /** Tells of every threshold that these accounts are about to cross; nothing of them is stored yet. */
    static void look(Tx tx, List<Account> changed, LedgerListener listener) {
        if (tx.table(MONITORS).count() == 0) {
            return;
        }
        for (Account after : changed) {
            long before = Accounts.find(tx, after.name()).map(Account::posted).orElse(0L);
            List<Monitor> watching = tx.index(BY_ACCOUNT).all(after.name()).toList();
            for (Monitor monitor : watching) {
                if (monitor.crossed(before, after.posted())) {
                    listener.heard(tx, new LedgerEvent.Crossed(monitor, before, after));
                }
            }
        }
    }

    private static final class Codec implements RowCodec<String, Monitor> {
        @Override
        public void write(Monitor row, RowWriter out) {
            out.text("account", row.account().value())
                    .text("trigger", row.trigger().name().toLowerCase(Locale.ROOT))
                    .number("threshold", row.threshold().minor())
                    .text("asset", row.threshold().asset().toString());
        }

        @Override
        public Monitor read(String name, RowReader in) {
            try {
                return new Monitor(
                        name,
                        new AccountName(in.text("account")),
                        Monitor.Trigger.valueOf(in.text("trigger").toUpperCase(Locale.ROOT)),
                        new Amount(in.number("threshold"), Asset.parse(in.text("asset"))));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("monitor " + name + ": " + wrong.getMessage(), wrong);
            }
        }
    }
}
