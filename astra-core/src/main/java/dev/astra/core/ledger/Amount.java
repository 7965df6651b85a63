package dev.astra.core.ledger;

import dev.astra.core.Money;
import dev.astra.core.MoneyFormat;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Immutable. So much of an asset.
 *
 * @param minor in the asset's smallest unit; may be negative
 * @param asset what it is
 */
public record Amount(long minor, Asset asset) {
    /** Refuses a missing asset. */
    public Amount {
        Objects.requireNonNull(asset, "asset");
    }

    /** The same money, as an asset. */
    public static Amount of(Money money) {
        return new Amount(money.minor(), Asset.of(money.currency()));
    }

    /**
     * Reads an amount as people write it.
     *
     * @param text the amount without the asset
     * @param format how they write
     * @throws IllegalArgumentException as {@link MoneyFormat#minor}
     */
    public static Amount parse(String text, Asset asset, MoneyFormat format) {
        return new Amount(format.minor(text, asset.scale()), asset);
    }

    /** The amount as a decimal number. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(minor, asset.scale());
    }

    /** The decimal number and the asset's code. */
    @Override
    public String toString() {
        return decimal().toPlainString() + " " + asset.code();
    }
}
