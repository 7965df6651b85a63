package dev.astra.core.ledger;

import dev.astra.core.store.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Immutable. What would be, without doing it. */
final class Trying {
    private Trying() {}

    static Preview transfer(Book book, View view, Transfer transfer) {
        Asked asked = Asked.of(transfer);
        Optional<Long> known = book.known(view, asked);
        if (known.isPresent()) {
            return new Preview(Outcomes.transfer(known.get(), transfer.id(), asked), List.of());
        }
        Movement movement = new Movement(view);
        transfer.legs().stream()
                .flatMap(leg -> Stream.of(leg.from(), leg.to()))
                .distinct()
                .flatMap(name -> Holds.due(view, name, view.time()))
                .distinct()
                .forEach(hold -> movement.free(hold.leg(), hold.leg().amount().minor()));
        long refused = movement.post(transfer.legs(), Book.origin(transfer));
        if (refused != Movement.FINE) {
            return new Preview(Outcomes.transfer(refused, transfer.id(), asked), List.of());
        }
        long first = Counts.of(view).entries() + 1;
        return new Preview(new TransferOutcome.Applied(new TransferId(first)), movement.accounts());
    }

    static Optional<Account> account(View view, AccountName name) {
        return Accounts.find(view, name).map(account -> settled(view, account, view.time()));
    }

    private static Account settled(View view, Account stored, Instant now) {
        Account account = stored;
        if (stored.outgoing() == 0 && stored.incoming() == 0) {
            return account;
        }
        for (Hold hold : Holds.due(view, stored.name(), now).toList()) {
            long minor = hold.leg().amount().minor();
            boolean payer = hold.leg().from().equals(stored.name());
            account = payer ? account.holding(-minor) : account.expecting(-minor);
        }
        return account;
    }
}
