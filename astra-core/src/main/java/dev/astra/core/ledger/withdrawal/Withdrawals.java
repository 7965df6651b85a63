package dev.astra.core.ledger.withdrawal;

import dev.astra.core.Actor;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Amount;
import dev.astra.core.ledger.Asset;
import dev.astra.core.ledger.HoldId;
import dev.astra.core.ledger.HoldRequest;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.ledger.PostRequest;
import dev.astra.core.ledger.RequestId;
import dev.astra.core.ledger.TransferOutcome;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.Past;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Thread-safe. Withdrawals: a customer asks and the amount is held; staff pays outside, then completes with a proof, or
 * rejects with a reason; until then the customer may cancel. Above a limit two members of staff have to agree. Every step
 * is part of the caller's transaction and stands in the audit log.
 */
public final class Withdrawals {
    /** The tables of withdrawals. The store needs those of the ledger and of the audit log too. */
    public static final Schema TABLES = Schema.of(Stored.PENDING).with(Stored.ENDED);

    private static final int LONGEST_REMARK = 200;

    private final Ledger ledger;
    private final Map<Asset, Long> limits;

    private Withdrawals(Builder builder) {
        this.ledger = builder.ledger;
        this.limits = Map.copyOf(builder.limits);
    }

    /** Settings before building. */
    public static Builder builder(Ledger ledger) {
        return new Builder(ledger);
    }

    /**
     * Asks for a withdrawal.
     *
     * @param request from which wallet to which account of the outside; without an end of its own
     * @param requester who asks
     * @throws IllegalArgumentException if the request ends by itself
     */
    public WithdrawalOutcome request(Tx tx, HoldRequest request, Actor requester) {
        if (request.expiresAt().isPresent() || request.lifetime().isPresent()) {
            throw new IllegalArgumentException("expected a request without an end, got one that ends by itself");
        }
        return ledger.hold(tx, request)
                .fold(
                        held -> asked(tx, held.id(), request, requester),
                        refused -> new WithdrawalOutcome.Refused(refused.refusal()),
                        conflict -> new WithdrawalOutcome.Conflict(conflict.id()));
    }

    private WithdrawalOutcome asked(Tx tx, HoldId id, HoldRequest request, Actor requester) {
        Optional<Withdrawal> known = find(tx, id);
        if (known.isPresent()) {
            return new WithdrawalOutcome.Done(known.get());
        }
        if (Ledger.hold(tx, id).isEmpty()) {
            return new WithdrawalOutcome.Conflict(request.id());
        }
        Withdrawal withdrawal = new Withdrawal(id, request.leg(), requester, tx.now(), Optional.empty());
        tx.put(Stored.PENDING, withdrawal);
        note(
                tx,
                requester,
                "request withdrawal",
                withdrawal,
                "",
                withdrawal.leg().amount().toString());
        return new WithdrawalOutcome.Done(withdrawal);
    }

    /** Agrees to a withdrawal that somebody else will complete. */
    public WithdrawalOutcome approve(Tx tx, HoldId id, Actor staff) {
        return byStaff(tx, id, staff, withdrawal -> {
            Withdrawal approved = withdrawal.approvedBy(staff);
            tx.put(Stored.PENDING, approved);
            note(tx, staff, "approve withdrawal", withdrawal, "requested", "approved");
            return new WithdrawalOutcome.Done(approved);
        });
    }

    /**
     * Says that it was paid.
     *
     * @param proof of the payment, for example its number: 1 to 200 characters on one line, nothing personal
     */
    public WithdrawalOutcome complete(Tx tx, HoldId id, Actor staff, String proof) {
        requireRemark(proof);
        return byStaff(tx, id, staff, withdrawal -> {
            boolean second =
                    withdrawal.approver().filter(other -> !other.equals(staff)).isPresent();
            if (!second && above(withdrawal.leg().amount())) {
                return new WithdrawalOutcome.NeedsApproval(withdrawal);
            }
            TransferOutcome posted = ledger.post(tx, PostRequest.all(step(id, "complete"), id));
            if (!(posted instanceof TransferOutcome.Applied)) {
                throw new IllegalStateException(
                        "expected the hold of withdrawal " + id + " to be posted, got " + posted);
            }
            return end(tx, withdrawal, staff, Ending.State.COMPLETED, proof);
        });
    }

    /**
     * Refuses it; the amount is free again.
     *
     * @param reason 1 to 200 characters on one line, nothing personal
     */
    public WithdrawalOutcome reject(Tx tx, HoldId id, Actor staff, String reason) {
        requireRemark(reason);
        return byStaff(tx, id, staff, withdrawal -> {
            ledger.voidHold(tx, step(id, "reject"), id);
            return end(tx, withdrawal, staff, Ending.State.REJECTED, reason);
        });
    }

    /**
     * Takes it back; the amount is free again.
     *
     * @param requester who asked for it
     * @param reason 1 to 200 characters on one line, nothing personal
     */
    public WithdrawalOutcome cancel(Tx tx, HoldId id, Actor requester, String reason) {
        requireRemark(reason);
        return pending(tx, id, withdrawal -> {
            if (!withdrawal.requester().equals(requester)) {
                return new WithdrawalOutcome.NotYours(withdrawal);
            }
            ledger.voidHold(tx, step(id, "cancel"), id);
            return end(tx, withdrawal, requester, Ending.State.CANCELLED, reason);
        });
    }

    private static RequestId step(HoldId id, String step) {
        return new RequestId("withdrawal-" + id + "-" + step);
    }

    private WithdrawalOutcome byStaff(Tx tx, HoldId id, Actor staff, Function<Withdrawal, WithdrawalOutcome> rule) {
        return pending(
                tx,
                id,
                withdrawal -> withdrawal.requester().equals(staff)
                        ? new WithdrawalOutcome.NotYours(withdrawal)
                        : rule.apply(withdrawal));
    }

    private static WithdrawalOutcome pending(Tx tx, HoldId id, Function<Withdrawal, WithdrawalOutcome> rule) {
        return find(tx, id).map(rule).orElseGet(WithdrawalOutcome.NotPending::new);
    }

    private static WithdrawalOutcome end(Tx tx, Withdrawal withdrawal, Actor actor, Ending.State state, String remark) {
        tx.remove(Stored.PENDING, withdrawal.id());
        tx.append(
                Stored.ENDED,
                withdrawal.leg().from(),
                new Ending(withdrawal.id(), state, tx.now(), withdrawal.leg().amount(), remark));
        note(tx, actor, "end withdrawal", withdrawal, "requested", state + ": " + remark);
        return new WithdrawalOutcome.Done(withdrawal);
    }

    private static void note(Tx tx, Actor actor, String action, Withdrawal withdrawal, String before, String after) {
        String subject = "wallet " + withdrawal.leg().from();
        AuditLog.note(tx, actor, action + " " + withdrawal.id(), subject, before, after);
    }

    private boolean above(Amount amount) {
        Long limit = limits.get(amount.asset());
        return limit != null && amount.minor() > limit;
    }

    private static void requireRemark(String remark) {
        boolean plain = remark.chars().noneMatch(c -> Character.isISOControl(c) || c == '@');
        if (remark.isBlank() || remark.length() > LONGEST_REMARK || !plain) {
            throw new IllegalArgumentException("expected 1 to " + LONGEST_REMARK
                    + " characters on one line and without addresses, got " + remark.length());
        }
    }

    /** A withdrawal that waits for a decision. */
    public static Optional<Withdrawal> find(View view, HoldId id) {
        return view.table(Stored.PENDING).get(id);
    }

    /** All that wait for a decision, the oldest first. */
    public static Stream<Withdrawal> pending(View view) {
        return view.table(Stored.PENDING).all();
    }

    /** How the withdrawals of a wallet ended, newest first. */
    public static Past<Ending> ended(DurableView view, AccountName wallet) {
        return view.history(Stored.ENDED, wallet).map(entry -> entry.value());
    }

    /** One thread. Settings of the withdrawals. */
    public static final class Builder {
        private final Ledger ledger;
        private final Map<Asset, Long> limits = new HashMap<>();

        private Builder(Ledger ledger) {
            this.ledger = Objects.requireNonNull(ledger, "ledger");
        }

        /** Up to this amount one member of staff decides alone; without a limit for its asset that is any amount. */
        public Builder secondApproverAbove(Amount amount) {
            limits.put(amount.asset(), amount.minor());
            return this;
        }

        /** The service. */
        public Withdrawals build() {
            return new Withdrawals(this);
        }
    }
}
