package dev.astra.trading.vault;

import dev.astra.core.ledger.Ledger;
import dev.astra.core.store.Store;
import dev.astra.trading.vault.trade.BotId;
import java.time.Duration;
import java.util.Objects;

/** One thread. Settings of a vault. */
public final class VaultBuilder {
    final Store store;
    BotId legacyBot = new BotId("legacy");
    private final Ledger ledger;
    private VaultLimits limits = VaultLimits.STANDARD;
    private Duration withdrawalLife = Duration.ofMinutes(30);
    private Duration depositLife = Duration.ofMinutes(15);
    private Duration remembered = Duration.ofDays(30);
    private VaultListener listener = (tx, trade) -> {};

    VaultBuilder(Store store, Ledger ledger) {
        this.store = Objects.requireNonNull(store, "store");
        this.ledger = Objects.requireNonNull(ledger, "ledger");
    }

    /** What a trade may be about; {@link VaultLimits#STANDARD} unless set. */
    public VaultBuilder limits(VaultLimits chosen) {
        this.limits = Objects.requireNonNull(chosen, "chosen");
        return this;
    }

    /** How long goods stay reserved for a bot to hand them out; 30 minutes unless set, above 0. */
    public VaultBuilder withdrawalLife(Duration time) {
        this.withdrawalLife = positive("withdrawalLife", time);
        return this;
    }

    /** How long a deposit counts as under way; 15 minutes unless set, above 0. */
    public VaultBuilder depositLife(Duration time) {
        this.depositLife = positive("depositLife", time);
        return this;
    }

    /** How long a trade that is over is known by its key, for repetitions; 30 days unless set, at least one. */
    public VaultBuilder remembered(Duration time) {
        if (time.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("remembered must be >= PT24H, got " + time);
        }
        this.remembered = time;
        return this;
    }

    /** On which bot's account the gems of older clients are, who do not say it; {@code legacy} unless set. */
    public VaultBuilder legacyBot(BotId bot) {
        this.legacyBot = Objects.requireNonNull(bot, "bot");
        return this;
    }

    /** Who hears of every change of a trade, within its transaction. */
    public VaultBuilder listener(VaultListener hearing) {
        this.listener = Objects.requireNonNull(hearing, "hearing");
        return this;
    }

    private static Duration positive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be > 0, got " + time);
        }
        return time;
    }

    Desk desk() {
        return new Desk(limits, new Gems(ledger), new Desk.Lives(withdrawalLife, depositLife, remembered), listener);
    }

    /** The service. */
    public Vault build() {
        return new Vault(this);
    }
}
