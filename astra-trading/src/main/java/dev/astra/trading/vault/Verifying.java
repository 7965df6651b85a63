package dev.astra.trading.vault;

import dev.astra.core.ledger.Account;
import dev.astra.core.ledger.Hold;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.ledger.Proof;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.Store;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One thread. Adds everything up again and compares. */
final class Verifying {
    private final DurableView view;
    private final List<String> problems = new ArrayList<>();
    private long records;
    private long pieces;
    private long gems;

    private Verifying(DurableView view) {
        this.view = view;
    }

    static VaultProof all(Store store) {
        Proof ledger = Ledger.builder(store).build().verify();
        Verifying verifying = new Verifying(store.view());
        ledger.problems().forEach(problem -> verifying.tell("ledger: " + problem));
        return verifying.run();
    }

    private void tell(String problem) {
        if (problems.size() < VaultProof.MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    private VaultProof run() {
        view.table(Stored.OWNERS).all().forEach(this::owner);
        view.table(Stored.ITEMS)
                .all()
                .filter(stock ->
                        view.index(Stored.OWNERS_BY_NUMBER).first(stock.owner()).isEmpty())
                .forEach(stock -> tell("owner " + stock.owner() + ": unknown, but owns " + stock.item()));
        view.table(Stored.TRADES)
                .all()
                .filter(booking -> booking.trade().isOpen()
                        && Owner.find(view, booking.trade().user()).isEmpty())
                .forEach(booking -> tell("trade " + booking.id() + ": not over, but of an unknown owner"));
        long open = view.index(Stored.BY_SINCE).ascending().count();
        return new VaultProof(view.table(Stored.OWNERS).count(), pieces, gems, open, records, problems);
    }

    private void owner(Owner owner) {
        Sum booked = history(owner.number());
        Sum reserved = new Sum();
        Booking.open(view, owner.user()).forEach(booking -> {
            if (booking.trade().state() == Trade.State.RESERVED) {
                reserved.add(booking.trade().wanted(), 1);
                hold(booking);
            }
        });
        Sum owned = new Sum();
        Sum held = new Sum();
        Stock.of(view, owner.number()).forEach(stock -> {
            owned.add(stock.item(), stock.holding().owned());
            held.add(stock.item(), stock.holding().reserved());
            pieces += stock.holding().owned();
        });
        Gems.account(view, owner.number()).ifPresent(account -> {
            owned.gems = account.posted();
            held.gems = account.outgoing();
            gems += account.posted();
            limits(owner, account);
        });
        compare(owner, "owns", booked, owned);
        compare(owner, "has reserved", reserved, held);
    }

    private void limits(Owner owner, Account account) {
        if (!account.asset().equals(Gems.GEMS)) {
            tell("owner " + owner.number() + ": the account counts " + account.asset() + ", not gems");
        }
    }

    private void hold(Booking booking) {
        long wanted = booking.trade().wanted().gems();
        long held = booking.hold()
                .flatMap(id -> Ledger.hold(view, id))
                .map(Hold::leg)
                .map(leg -> leg.amount().minor())
                .orElse(0L);
        if (wanted != held) {
            tell("trade " + booking.id() + ": expected " + wanted + " gems to be held, found " + held);
        }
    }

    private Sum history(long owner) {
        Sum sum = new Sum();
        view.history(Stored.PAST, owner).newestFirst().forEach(entry -> {
            PastTrade past = entry.value();
            records++;
            sum.add(past.goods(), past.sign());
        });
        return sum;
    }

    private void compare(Owner owner, String what, Sum expected, Sum found) {
        if (!expected.equalTo(found)) {
            tell("owner " + owner.number() + ": by the history " + what + " " + expected + ", but " + what + " "
                    + found);
        }
    }

    /** One thread. So much of everything. */
    private static final class Sum {
        private final Map<Item, Long> items = new TreeMap<>();
        private long gems;

        void add(Bundle bundle, int sign) {
            bundle.items().forEach((item, quantity) -> add(item, sign * quantity));
            gems += sign * bundle.gems();
        }

        void add(Item item, long quantity) {
            items.merge(item, quantity, Long::sum);
            items.remove(item, 0L);
        }

        boolean equalTo(Sum other) {
            return gems == other.gems && items.equals(other.items);
        }

        @Override
        public String toString() {
            return items + " and " + gems + " gems";
        }
    }
}
