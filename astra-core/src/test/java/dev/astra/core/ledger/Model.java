package dev.astra.core.ledger;

import dev.astra.core.ledger.Refusal.Reason;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thread. A ledger in plain maps and big numbers, without a thought for speed: what a {@link Ledger} has to agree with. */
final class Model {
    final Map<AccountName, Row> accounts = new TreeMap<>();
    final Map<Long, Held> holds = new TreeMap<>();
    final Map<Long, Moved> transfers = new HashMap<>();
    final Map<String, Answer> answers = new HashMap<>();
    final List<Moved> moves = new ArrayList<>();
    long entries;
    long holdsEver;

    /** An account. */
    static final class Row {
        final AccountName name;
        final Asset asset;
        Limits limits;
        boolean open = true;
        BigInteger posted = BigInteger.ZERO;

        Row(AccountName name, Asset asset, Limits limits) {
            this.name = name;
            this.asset = asset;
            this.limits = limits;
        }
    }

    /** A hold. */
    static final class Held {
        final Leg leg;
        final @Nullable Instant end;
        long left;

        Held(Leg leg, @Nullable Instant end) {
            this.leg = leg;
            this.end = end;
            this.left = leg.amount().minor();
        }
    }

    /** A transfer. */
    record Moved(long id, List<Leg> legs, List<Long> back, boolean reversal, Instant at) {}

    /** What was asked and answered. */
    record Answer(Object content, Object outcome) {}

    /** A refusal on its way. */
    private static final class No extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        No(Reason reason, @Nullable AccountName account) {
            super(reason.toString(), null, false, false);
            this.refusal = new Refusal(reason, Optional.ofNullable(account));
        }
    }

    private interface Work {
        long run();
    }

    private interface Shown {
        /** Made 0 and not refused is a conflict. */
        Object of(RequestId id, long made, @Nullable Refusal refusal);
    }

    private static TransferOutcome transferred(RequestId id, long made, @Nullable Refusal refusal) {
        if (refusal != null) {
            return new TransferOutcome.Refused(refusal);
        }
        return made == 0 ? new TransferOutcome.Conflict(id) : new TransferOutcome.Applied(new TransferId(made));
    }

    private static HoldOutcome holding(RequestId id, long made, @Nullable Refusal refusal) {
        if (refusal != null) {
            return new HoldOutcome.Refused(refusal);
        }
        return made == 0 ? new HoldOutcome.Conflict(id) : new HoldOutcome.Done(new HoldId(made));
    }

    void open(AccountName name, Asset asset, Limits limits) {
        accounts.put(name, new Row(name, asset, limits));
    }

    TransferOutcome transfer(Transfer asked, Instant now) {
        return (TransferOutcome) once(asked.id(), asked, now, Model::transferred, () -> {
            List<BigInteger> before = balances();
            try {
                asked.legs().forEach(this::move);
                return post(asked.legs(), false, now);
            } catch (No refused) {
                restore(before);
                throw refused;
            }
        });
    }

    private void move(Leg leg) {
        usable(leg);
        Row from = row(leg.from());
        Row to = row(leg.to());
        from.posted = from.posted.subtract(BigInteger.valueOf(leg.amount().minor()));
        if (from.posted.subtract(held(leg.from(), true)).compareTo(BigInteger.valueOf(from.limits.minimum())) < 0) {
            throw new No(Reason.BELOW_MINIMUM, leg.from());
        }
        to.posted = to.posted.add(BigInteger.valueOf(leg.amount().minor()));
        if (to.posted.add(held(leg.to(), false)).compareTo(BigInteger.valueOf(to.limits.maximum())) > 0) {
            throw new No(Reason.ABOVE_MAXIMUM, leg.to());
        }
    }

    private List<BigInteger> balances() {
        return accounts.values().stream().map(row -> row.posted).toList();
    }

    private void restore(List<BigInteger> before) {
        int i = 0;
        for (Row row : accounts.values()) {
            row.posted = before.get(i++);
        }
    }

    private long post(List<Leg> legs, boolean reversal, Instant now) {
        long id = entries + 1;
        entries += 2L * legs.size();
        Moved moved = new Moved(id, legs, new ArrayList<>(Collections.nCopies(legs.size(), 0L)), reversal, now);
        transfers.put(id, moved);
        moves.add(moved);
        return id;
    }

    HoldOutcome hold(HoldRequest asked, Instant now) {
        return (HoldOutcome) once(asked.id(), asked, now, Model::holding, () -> {
            usable(asked.leg());
            BigInteger minor = BigInteger.valueOf(asked.leg().amount().minor());
            AccountName from = asked.leg().from();
            AccountName to = asked.leg().to();
            BigInteger rest = row(from).posted.subtract(held(from, true)).subtract(minor);
            if (rest.compareTo(BigInteger.valueOf(row(from).limits.minimum())) < 0) {
                throw new No(Reason.BELOW_MINIMUM, from);
            }
            BigInteger sum = row(to).posted.add(held(to, false)).add(minor);
            if (sum.compareTo(BigInteger.valueOf(row(to).limits.maximum())) > 0) {
                throw new No(Reason.ABOVE_MAXIMUM, to);
            }
            holds.put(++holdsEver, new Held(asked.leg(), asked.end(now).orElse(null)));
            return holdsEver;
        });
    }

    TransferOutcome post(PostRequest asked, Instant now) {
        return (TransferOutcome) once(asked.id(), asked, now, Model::transferred, () -> {
            Held held = live(asked.hold());
            Amount amount = asked.amount()
                    .orElse(new Amount(held.left, held.leg.amount().asset()));
            if (!amount.asset().equals(held.leg.amount().asset())) {
                throw new No(Reason.OTHER_ASSET, null);
            }
            if (amount.minor() > held.left) {
                throw new No(Reason.MORE_THAN_HELD, null);
            }
            held.left -= amount.minor();
            if (held.left == 0 || asked.rest() == PostRequest.Rest.RELEASE) {
                holds.remove(asked.hold().value());
            }
            Row from = row(held.leg.from());
            Row to = row(held.leg.to());
            from.posted = from.posted.subtract(BigInteger.valueOf(amount.minor()));
            to.posted = to.posted.add(BigInteger.valueOf(amount.minor()));
            return post(List.of(new Leg(from.name, to.name, amount)), false, now);
        });
    }

    HoldOutcome end(RequestId id, HoldId hold, Instant now) {
        return (HoldOutcome) once(id, hold, now, Model::holding, () -> {
            live(hold);
            holds.remove(hold.value());
            return hold.value();
        });
    }

    TransferOutcome reverse(Reversal asked, Instant now) {
        return (TransferOutcome) once(asked.id(), asked, now, Model::transferred, () -> {
            Moved moved = transfers.get(asked.transfer().value());
            if (moved == null) {
                throw new No(Reason.UNKNOWN_TRANSFER, null);
            }
            if (moved.reversal()) {
                throw new No(Reason.IS_REVERSAL, null);
            }
            long[] back = back(moved, asked.amounts());
            List<Leg> legs = new ArrayList<>();
            for (int i = back.length - 1; i >= 0; i--) {
                if (back[i] > 0) {
                    legs.add(moved.legs().get(i).back(back[i]));
                }
            }
            List<BigInteger> before = balances();
            try {
                legs.forEach(this::move);
            } catch (No refused) {
                restore(before);
                throw refused;
            }
            for (int i = 0; i < back.length; i++) {
                moved.back().set(i, moved.back().get(i) + back[i]);
            }
            return post(legs, true, now);
        });
    }

    private static long[] back(Moved moved, List<Amount> asked) {
        if (asked.size() > moved.legs().size()) {
            throw new No(Reason.MORE_THAN_LEFT, null);
        }
        long[] back = new long[moved.legs().size()];
        boolean any = false;
        for (int i = 0; i < back.length; i++) {
            Amount amount = moved.legs().get(i).amount();
            long left = amount.minor() - moved.back().get(i);
            if (asked.isEmpty()) {
                back[i] = left;
            } else if (i < asked.size()) {
                if (!asked.get(i).asset().equals(amount.asset())) {
                    throw new No(Reason.OTHER_ASSET, null);
                }
                back[i] = asked.get(i).minor();
            }
            if (back[i] > left) {
                throw new No(left == 0 ? Reason.REVERSED_ALREADY : Reason.MORE_THAN_LEFT, null);
            }
            any |= back[i] > 0;
        }
        if (!any) {
            throw new No(Reason.REVERSED_ALREADY, null);
        }
        return back;
    }

    List<TransferOutcome> together(List<Transfer> all, Instant now) {
        List<BigInteger> balances = balances();
        long entriesBefore = entries;
        int movesBefore = moves.size();
        List<TransferOutcome> outcomes = new ArrayList<>();
        List<String> fresh = new ArrayList<>();
        boolean refused = false;
        for (Transfer each : all) {
            boolean known = answers.containsKey(each.id().value());
            if (refused) {
                outcomes.add(known ? transfer(each, now) : spent(each, fresh));
                continue;
            }
            TransferOutcome outcome = transfer(each, now);
            outcomes.add(outcome);
            if (!known) {
                fresh.add(each.id().value());
            }
            if (!(outcome instanceof TransferOutcome.Applied)) {
                refused = true;
                restore(balances);
                entries = entriesBefore;
                List<Moved> undoneMoves = moves.subList(movesBefore, moves.size());
                undoneMoves.forEach(moved -> transfers.remove(moved.id()));
                undoneMoves.clear();
                for (int i = 0; i < outcomes.size() - 1; i++) {
                    boolean undone = fresh.contains(all.get(i).id().value());
                    outcomes.set(i, undone ? spent(all.get(i), fresh) : outcomes.get(i));
                }
            }
        }
        return outcomes;
    }

    private TransferOutcome spent(Transfer transfer, List<String> fresh) {
        TransferOutcome outcome = new TransferOutcome.Refused(new Refusal(Reason.WITH_ANOTHER, Optional.empty()));
        answers.put(transfer.id().value(), new Answer(transfer, outcome));
        fresh.add(transfer.id().value());
        return outcome;
    }

    private Object once(RequestId id, Object content, Instant now, Shown shown, Work work) {
        Answer earlier = answers.get(id.value());
        if (earlier != null) {
            return earlier.content.equals(content) ? earlier.outcome : shown.of(id, 0, null);
        }
        holds.values().removeIf(hold -> hold.end != null && !hold.end.isAfter(now));
        Object outcome;
        try {
            outcome = shown.of(id, work.run(), null);
        } catch (No refused) {
            outcome = shown.of(id, -1, refused.refusal);
        }
        answers.put(id.value(), new Answer(content, outcome));
        return outcome;
    }

    private Held live(HoldId id) {
        Held held = holds.get(id.value());
        if (held == null) {
            throw new No(id.value() <= holdsEver ? Reason.FINISHED_HOLD : Reason.UNKNOWN_HOLD, null);
        }
        return held;
    }

    private void usable(Leg leg) {
        for (AccountName name : List.of(leg.from(), leg.to())) {
            Row row = accounts.get(name);
            if (row == null) {
                throw new No(Reason.UNKNOWN_ACCOUNT, name);
            }
            if (!row.open) {
                throw new No(Reason.CLOSED_ACCOUNT, name);
            }
            if (!row.asset.equals(leg.amount().asset())) {
                throw new No(Reason.OTHER_ASSET, name);
            }
        }
    }

    Row row(AccountName name) {
        return Objects.requireNonNull(accounts.get(name));
    }

    BigInteger held(AccountName name, boolean payer) {
        BigInteger sum = BigInteger.ZERO;
        for (Held hold : holds.values()) {
            if ((payer ? hold.leg.from() : hold.leg.to()).equals(name)) {
                sum = sum.add(BigInteger.valueOf(hold.left));
            }
        }
        return sum;
    }
}
