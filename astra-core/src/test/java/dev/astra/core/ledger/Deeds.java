package dev.astra.core.ledger;

import dev.astra.core.store.DurableView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One thread. Draws requests: sensible ones, hopeless ones, and repetitions. */
final class Deeds {
    static final Asset USD = new Asset("USD", 2);
    static final Asset GEMS = new Asset("GEMS", 0);
    static final AccountName WORLD = new AccountName("world:usd");
    static final AccountName MINES = new AccountName("world:gems");
    static final AccountName SHOP = new AccountName("shop");
    static final AccountName CLOSED = new AccountName("closed");
    static final AccountName NOBODY = new AccountName("nobody");

    private static final int CUSTOMERS = 5;

    private final Random random;
    private final List<Deed> done = new ArrayList<>();
    private long ids;
    private long holds;
    private long transfers;

    Deeds(Random random) {
        this.random = random;
    }

    static AccountName customer(int number) {
        return new AccountName("wallet:" + number);
    }

    /** The accounts that there are. */
    static List<Account> accounts() {
        List<Account> accounts = new ArrayList<>();
        accounts.add(Account.opened(WORLD, USD, Limits.NONE, Metadata.NONE));
        accounts.add(Account.opened(MINES, GEMS, Limits.NONE, Metadata.NONE));
        accounts.add(Account.opened(SHOP, USD, new Limits(-500, 20_000), Metadata.NONE));
        accounts.add(Account.opened(new AccountName("bag"), GEMS, Limits.NO_OVERDRAFT, Metadata.NONE));
        accounts.add(Account.opened(CLOSED, USD, Limits.NO_OVERDRAFT, Metadata.NONE));
        for (int i = 0; i < CUSTOMERS; i++) {
            accounts.add(Account.opened(customer(i), USD, Limits.NO_OVERDRAFT, Metadata.NONE));
        }
        return accounts;
    }

    Deed next(DurableView view, Instant now) {
        Deed deed =
                !done.isEmpty() && random.nextInt(10) == 0 ? done.get(random.nextInt(done.size())) : fresh(view, now);
        done.add(deed);
        return deed;
    }

    private Deed fresh(DurableView view, Instant now) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> new Deed.Keep(hold(now));
            case 3, 4 -> new Deed.Post(post());
            case 5 -> new Deed.Give(id(), hold());
            case 6 -> undo(view);
            case 7 -> new Deed.Moves(several());
            default -> new Deed.Move(transfer());
        };
    }

    private RequestId id() {
        boolean used = ids > 0 && random.nextInt(40) == 0;
        return new RequestId("r" + (used ? 1 + random.nextInt((int) ids) : ++ids));
    }

    private Leg leg() {
        AccountName from = account();
        AccountName to = account();
        if (from.equals(to)) {
            return leg();
        }
        Asset asset = random.nextInt(30) == 0 ? GEMS : USD;
        boolean huge = random.nextInt(50) == 0;
        return new Leg(
                from, to, new Amount(huge ? Long.MAX_VALUE - random.nextInt(3) : 1 + random.nextInt(900), asset));
    }

    private AccountName account() {
        return switch (random.nextInt(24)) {
            case 0 -> CLOSED;
            case 1 -> NOBODY;
            case 2 -> MINES;
            case 3, 4, 5, 6, 7, 8 -> WORLD;
            case 9, 10, 11, 12 -> SHOP;
            default -> customer(random.nextInt(CUSTOMERS));
        };
    }

    private Transfer transfer() {
        int legs = random.nextInt(6) == 0 ? 1 + random.nextInt(4) : 1;
        List<Leg> all = new ArrayList<>();
        for (int i = 0; i < legs; i++) {
            all.add(leg());
        }
        transfers += 2L * legs;
        Transfer transfer = Transfer.of(id(), all);
        return random.nextInt(5) == 0 ? transfer.with(Metadata.of("order", "4711")) : transfer;
    }

    private List<Transfer> several() {
        List<Transfer> all = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            boolean twice = !all.isEmpty() && random.nextInt(6) == 0;
            all.add(twice ? all.get(0) : transfer());
        }
        return all;
    }

    private HoldRequest hold(Instant now) {
        holds++;
        HoldRequest request = new HoldRequest(id(), leg(), Optional.empty(), Optional.empty(), Metadata.NONE);
        return switch (random.nextInt(20)) {
            case 0 -> request;
            case 1, 2, 3, 4, 5 -> request.lasting(Duration.ofMillis(random.nextInt(400)));
            default -> request.until(now.plusMillis(random.nextInt(400)));
        };
    }

    /** Nearly always one of the newest. */
    private HoldId hold() {
        long oldest = random.nextInt(20) == 0 ? 0 : Math.max(0, holds / 2 - 20);
        return new HoldId(oldest + 1 + random.nextInt(40));
    }

    private PostRequest post() {
        HoldId hold = hold();
        PostRequest all = PostRequest.all(id(), hold);
        Asset asset = random.nextInt(20) == 0 ? GEMS : USD;
        PostRequest post = random.nextBoolean()
                ? all
                : PostRequest.part(all.id(), hold, new Amount(1 + random.nextInt(600), asset));
        return random.nextInt(3) == 0 ? post.keepingRest() : post;
    }

    private Deed undo(DurableView view) {
        TransferId transfer = new TransferId(1 + random.nextInt((int) transfers + 2));
        Optional<Posting> original = Ledger.posting(view, transfer);
        if (original.isEmpty()) {
            // Within a batch it may come to be; a number that never will stands for those that are unknown.
            transfer = new TransferId(Long.MAX_VALUE - random.nextInt(1_000));
        }
        Reversal all = Reversal.all(id(), transfer);
        Reversal part = Reversal.part(all.id(), transfer, new Amount(1 + random.nextInt(400), USD));
        return new Deed.Undo(random.nextBoolean() ? all : part, original);
    }
}
