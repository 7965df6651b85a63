package dev.astra.core.ledger;

import java.util.Currency;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Immutable. What an account counts: a currency, gems, tickets. Two assets are the same only if code and scale are.
 *
 * @param code 1 to 16 upper-case letters and digits, beginning with a letter: {@code USD}, {@code GEMS}
 * @param scale how many decimal places one unit has, from 0 to 12: 2 for cents
 */
public record Asset(String code, int scale) {
    /** The most decimal places. */
    public static final int MOST_PLACES = 12;

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]{0,15}");
    private static final Pattern TEXT = Pattern.compile("([A-Z][A-Z0-9]{0,15})/([0-9]{1,2})");

    /** Refuses an unusable code or scale. */
    public Asset {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "expected an asset code of 1 to 16 upper-case letters and digits, got one of " + code.length()
                            + " characters");
        }
        if (scale < 0 || scale > MOST_PLACES) {
            throw new IllegalArgumentException("scale must be from 0 to " + MOST_PLACES + ", got " + scale);
        }
    }

    /** The asset of a currency, in its smallest unit. */
    public static Asset of(Currency currency) {
        return new Asset(currency.getCurrencyCode(), Math.max(0, currency.getDefaultFractionDigits()));
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @param text for example {@code USD/2} or {@code GEMS/0}
     * @throws IllegalArgumentException if it is anything else
     */
    public static Asset parse(String text) {
        Matcher matcher = TEXT.matcher(Objects.requireNonNull(text, "text"));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected an asset like USD/2 or GEMS/0 (code, slash, decimal places),"
                    + " got a text of " + text.length() + " characters");
        }
        return new Asset(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    /** The code, a slash and the scale. */
    @Override
    public String toString() {
        return code + "/" + scale;
    }
}
