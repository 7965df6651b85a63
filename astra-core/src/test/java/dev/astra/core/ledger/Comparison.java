package dev.astra.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.DurableView;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a ledger holds beside what its model holds. */
final class Comparison {
    private Comparison() {}

    /** Balances and holds. */
    static void balances(Model model, DurableView view, Instant now) {
        model.holds.values().removeIf(hold -> hold.end != null && !hold.end.isAfter(view.time()));
        for (Model.Row row : model.accounts.values()) {
            Account account = Ledger.account(view, row.name).orElseThrow();
            assertThat(BigInteger.valueOf(account.posted()))
                    .as("%s at %s", row.name, now)
                    .isEqualTo(row.posted);
            assertThat(BigInteger.valueOf(account.outgoing())).isEqualTo(model.held(row.name, true));
            assertThat(BigInteger.valueOf(account.incoming())).isEqualTo(model.held(row.name, false));
        }
        assertThat(view.table(Holds.HOLDS)
                        .all()
                        .filter(hold -> hold.expiresAt()
                                .filter(end -> !end.isAfter(view.time()))
                                .isEmpty()))
                .hasSameSizeAs(model.holds.values());
    }

    /** Every entry of every account, in order, with the balance after it; and the balance at each moment. */
    static void history(Model model, DurableView view) {
        Map<AccountName, List<String>> expected = new HashMap<>();
        Map<AccountName, BigInteger> balances = new HashMap<>();
        for (Model.Moved moved : model.moves) {
            for (Leg leg : moved.legs()) {
                BigInteger minor = BigInteger.valueOf(leg.amount().minor());
                enter(expected, balances, leg.from(), moved, minor.negate());
                enter(expected, balances, leg.to(), moved, minor);
            }
        }
        for (AccountName name : model.accounts.keySet()) {
            List<String> found = new ArrayList<>();
            Ledger.statement(view, name).orElseThrow().newestFirst().forEach(entry -> found.add(line(entry)));
            Collections.reverse(found);
            assertThat(found).as("entries of %s", name).isEqualTo(expected.getOrDefault(name, List.of()));
        }
    }

    private static void enter(
            Map<AccountName, List<String>> expected,
            Map<AccountName, BigInteger> balances,
            AccountName account,
            Model.Moved moved,
            BigInteger minor) {
        BigInteger balance = balances.merge(account, minor, BigInteger::add);
        expected.computeIfAbsent(account, name -> new ArrayList<>())
                .add(moved.id() + " " + moved.at() + " " + minor + " " + balance);
    }

    private static String line(Entry entry) {
        return entry.transfer() + " " + entry.recordedAt() + " "
                + entry.amount().minor() + " " + entry.balance().minor();
    }
}
