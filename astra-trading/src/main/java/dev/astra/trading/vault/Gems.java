package dev.astra.trading.vault;

import dev.astra.core.ledger.Account;
import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Amount;
import dev.astra.core.ledger.Asset;
import dev.astra.core.ledger.HoldId;
import dev.astra.core.ledger.HoldOutcome;
import dev.astra.core.ledger.HoldRequest;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.ledger.Limits;
import dev.astra.core.ledger.Metadata;
import dev.astra.core.ledger.OpenOutcome;
import dev.astra.core.ledger.PostRequest;
import dev.astra.core.ledger.RequestId;
import dev.astra.core.ledger.Transfer;
import dev.astra.core.ledger.TransferOutcome;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.TradeId;
import java.util.Optional;

/**
 * Thread-safe. The gems of the vault in the ledger. What users own is above zero; what each bot holds for them is below zero
 * on the bot's account, so that everything adds up to nothing. What is being handed out goes over an account of its own,
 * since it is not known when it is reserved which bot will do it.
 */
final class Gems {
    static final Asset GEMS = new Asset("GEMS", 0);
    static final AccountName USERS = new AccountName("vault:user");

    private static final AccountName LEAVING = new AccountName("vault:leaving");
    private static final AccountName BEFORE = new AccountName("vault:before");

    private final Ledger ledger;

    Gems(Ledger ledger) {
        this.ledger = ledger;
    }

    static AccountName user(long owner) {
        return new AccountName(USERS + ":" + owner);
    }

    static AccountName bot(BotId bot) {
        return new AccountName("vault:bot:" + bot);
    }

    static Optional<Account> account(View view, long owner) {
        return Ledger.account(view, user(owner));
    }

    static long available(View view, long owner) {
        return account(view, owner).map(account -> account.available().minor()).orElse(0L);
    }

    /** What a bot holds. */
    static long held(View view, BotId bot) {
        return Ledger.account(view, bot(bot)).map(account -> -account.posted()).orElse(0L);
    }

    void deposit(Tx tx, TradeId trade, long owner, BotId bot, long gems) {
        move(tx, request(trade, "deposit"), bot(bot), user(owner), gems);
    }

    void bringIn(Tx tx, TradeId trade, long owner, long gems) {
        move(tx, request(trade, "opening"), BEFORE, user(owner), gems);
    }

    /** Takes what is free, without a reservation. */
    void take(Tx tx, TradeId trade, long owner, BotId bot, long gems) {
        move(tx, request(trade, "take"), user(owner), bot(bot), gems);
    }

    Optional<HoldId> reserve(Tx tx, TradeId trade, long owner, long gems) {
        if (gems == 0) {
            return Optional.empty();
        }
        open(tx, LEAVING);
        HoldOutcome outcome =
                ledger.hold(tx, HoldRequest.of(request(trade, "hold"), user(owner), LEAVING, new Amount(gems, GEMS)));
        return Optional.of(done(outcome).id());
    }

    void release(Tx tx, TradeId trade, Optional<HoldId> hold) {
        hold.ifPresent(held -> done(ledger.voidHold(tx, request(trade, "void"), held)));
    }

    /** Pays a part of what is reserved, or all of it; the rest is free again. */
    void pay(Tx tx, TradeId trade, Optional<HoldId> hold, BotId bot, long gems) {
        if (gems == 0) {
            release(tx, trade, hold);
            return;
        }
        PostRequest post = PostRequest.part(request(trade, "post"), hold.orElseThrow(), new Amount(gems, GEMS));
        require(ledger.post(tx, post));
        move(tx, request(trade, "leave"), LEAVING, bot(bot), gems);
    }

    private void move(Tx tx, RequestId id, AccountName from, AccountName to, long gems) {
        if (gems > 0) {
            open(tx, from);
            open(tx, to);
            require(ledger.transfer(tx, Transfer.of(id, from, to, new Amount(gems, GEMS))));
        }
    }

    private void open(Tx tx, AccountName name) {
        Limits limits = name.isWithin(USERS) ? Limits.NO_OVERDRAFT : Limits.NONE;
        OpenOutcome outcome = ledger.open(tx, name, GEMS, limits, Metadata.NONE);
        if (outcome instanceof OpenOutcome.Different) {
            throw unexpected(outcome);
        }
    }

    private static RequestId request(TradeId trade, String step) {
        return new RequestId("vault-" + trade + "-" + step);
    }

    private static HoldOutcome.Done done(HoldOutcome outcome) {
        if (outcome instanceof HoldOutcome.Done done) {
            return done;
        }
        throw unexpected(outcome);
    }

    private static void require(TransferOutcome outcome) {
        if (!(outcome instanceof TransferOutcome.Applied)) {
            throw unexpected(outcome);
        }
    }

    /** The vault has checked before; if the ledger says otherwise nothing of the transaction is done. */
    private static IllegalStateException unexpected(Object outcome) {
        return new IllegalStateException("expected the ledger to do what the vault decided, got " + outcome);
    }
}
