package dev.astra.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * Immutable. An amount of money.
 *
 * @param minor the amount in the currency's smallest unit (cents for USD); may be negative
 * @param currency an ISO 4217 currency
 */
public record Money(long minor, Currency currency) {
    /** Refuses a missing currency. */
    public Money {
        java.util.Objects.requireNonNull(currency, "currency");
    }

    /**
     * From a decimal amount.
     *
     * @param amount for example {@code 9.99}; not more decimal places than the currency has
     * @param currency an ISO 4217 currency
     * @throws IllegalArgumentException if digits would be lost
     */
    public static Money of(BigDecimal amount, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        try {
            return new Money(
                    amount.setScale(digits, RoundingMode.UNNECESSARY)
                            .unscaledValue()
                            .longValueExact(),
                    currency);
        } catch (ArithmeticException lost) {
            throw new IllegalArgumentException(
                    "expected at most " + digits + " decimal places for " + currency + ", got " + amount, lost);
        }
    }

    /** The amount as a decimal number. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, Math.max(0, currency.getDefaultFractionDigits()));
    }

    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency.getCurrencyCode();
    }
}
