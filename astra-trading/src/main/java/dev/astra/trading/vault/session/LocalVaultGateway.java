package dev.astra.trading.vault.session;

import dev.astra.core.UnavailableException;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.trade.TradeKey;
import java.util.Objects;

/** Thread-safe. The way to a vault in the same program. */
public final class LocalVaultGateway implements VaultGateway {
    private static final OpenAnswer OVER = new OpenAnswer.NotUnderstood("this trade is over");

    private final Vault vault;

    /** To this vault. */
    public LocalVaultGateway(Vault vault) {
        this.vault = Objects.requireNonNull(vault, "vault");
    }

    @Override
    public OpenAnswer open(TradeKey key, PlayerId player) {
        try {
            return vault.open(key, player)
                    .<OpenAnswer>fold(
                            deposit -> deposit.trade().isOpen()
                                    ? new OpenAnswer.Deposit(deposit.trade().code())
                                    : OVER,
                            withdraw -> withdraw.trade().isOpen()
                                    ? new OpenAnswer.Withdraw(
                                            withdraw.trade().code(),
                                            withdraw.trade().wanted())
                                    : OVER,
                            unknown -> new OpenAnswer.UnknownPlayer(),
                            busy -> new OpenAnswer.Busy(),
                            conflict -> new OpenAnswer.NotUnderstood("conflict"));
        } catch (UnavailableException later) {
            return new OpenAnswer.NoAnswer();
        }
    }

    @Override
    public EndAnswer complete(TradeKey key, Handover handover) {
        try {
            return vault.complete(key, handover)
                    .fold(
                            completed -> new EndAnswer.Acknowledged(),
                            refused -> new EndAnswer.Rejected(refused.fault().message()),
                            unknown -> new EndAnswer.Rejected("the vault does not know the trade"),
                            player -> new EndAnswer.Rejected("the vault does not know the player"),
                            conflict -> new EndAnswer.Rejected("the trade ended otherwise before"));
        } catch (UnavailableException later) {
            return new EndAnswer.NoAnswer();
        }
    }

    @Override
    public EndAnswer cancel(TradeKey key) {
        try {
            return vault.cancel(key)
                    .fold(
                            ended -> new EndAnswer.Acknowledged(),
                            unknown -> new EndAnswer.Acknowledged(),
                            conflict -> new EndAnswer.Rejected("the trade ended otherwise before"));
        } catch (UnavailableException later) {
            return new EndAnswer.NoAnswer();
        }
    }
}
