package dev.astra.core;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. How people write amounts, read and written exactly: no digit is dropped, added or rounded.
 *
 * <p>{@link #of} follows a locale: {@code 1.234,56} in German, {@code 1,234.56} in English. What does not follow it is
 * refused, so that {@code 50.00} never becomes 5,000 in German. {@link #EITHER} knows no locale: it takes the point and the
 * comma either way, and refuses what can be read in two ways, as {@code 1.234} can.
 */
public final class MoneyFormat {
    /** No locale: {@code 50,00}, {@code 50.00}, {@code 1.234,56} and {@code 1,234.56}, but not {@code 1.234}. */
    public static final MoneyFormat EITHER = new MoneyFormat(null);

    private static final int LONGEST = 40;
    private static final int MOST_PLACES = 18;
    private static final String BLANKS = " \u00A0\u202F\u2009";
    private static final String APOSTROPHES = "'\u2019";

    private final @Nullable Reading own;

    private MoneyFormat(@Nullable Reading own) {
        this.own = own;
    }

    /** The way of a locale. Digits are always 0 to 9. */
    public static MoneyFormat of(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Objects.requireNonNull(locale, "locale"));
        char point = symbols.getMonetaryDecimalSeparator() == ',' ? ',' : '.';
        char group = symbols.getGroupingSeparator();
        return new MoneyFormat(new Reading(point, alike(group == point ? ' ' : group), group == point ? ' ' : group));
    }

    private static String alike(char group) {
        return Stream.of(BLANKS, APOSTROPHES)
                .filter(some -> some.indexOf(group) >= 0)
                .findFirst()
                .orElse(String.valueOf(group));
    }

    /**
     * Reads an amount of a currency.
     *
     * @param text the amount without a currency sign; fewer decimal places than the currency has are fine
     * @param currency what it is an amount of
     * @throws IllegalArgumentException if it is no amount, can be read in two ways, has more decimal places than the
     *     currency, or is too large
     */
    public Money parse(String text, Currency currency) {
        return new Money(minor(text, Math.max(0, currency.getDefaultFractionDigits())), currency);
    }

    /**
     * Reads an amount of anything that is counted in minor units.
     *
     * @param text the amount; fewer decimal places than {@code places} are fine
     * @param places how many decimal places there are, from 0 to 18
     * @return the amount in minor units
     * @throws IllegalArgumentException as {@link #parse}
     */
    public long minor(String text, int places) {
        requirePlaces(places);
        String amount = text.strip();
        if (amount.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "expected an amount of at most " + LONGEST + " characters, got " + amount.length());
        }
        BigDecimal value = value(amount);
        if (value.scale() > places) {
            throw new IllegalArgumentException("expected at most " + places + " decimal places, got " + value.scale()
                    + " in \"" + shown(amount) + "\"");
        }
        try {
            return value.setScale(places).unscaledValue().longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException(
                    "expected an amount that fits 64 bits of minor units, got \"" + shown(amount) + "\"", tooLarge);
        }
    }

    private BigDecimal value(String amount) {
        if (own != null) {
            return own.read(amount)
                    .orElseThrow(() -> new IllegalArgumentException("expected an amount like "
                            + own.write(new BigDecimal("1234.56")) + ", got \"" + shown(amount) + "\""));
        }
        Optional<BigDecimal> point = Reading.POINT.read(amount);
        Optional<BigDecimal> comma = Reading.COMMA.read(amount);
        if (point.isPresent() && comma.isPresent() && point.get().compareTo(comma.get()) != 0) {
            throw new IllegalArgumentException("\"" + shown(amount) + "\" can be read in two ways, as "
                    + point.get().toPlainString() + " and as " + comma.get().toPlainString()
                    + "; write all decimal places and no thousands separator");
        }
        return point.or(() -> comma)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected an amount like 50.00 or 1.234,56, got \"" + shown(amount) + "\""));
    }

    /** The amount with all decimal places of its currency and without a currency sign. */
    public String format(Money money) {
        return format(money.minor(), Math.max(0, money.currency().getDefaultFractionDigits()));
    }

    /**
     * Minor units as people write them; {@link #minor} reads the same again.
     *
     * @param places how many decimal places there are, from 0 to 18
     */
    public String format(long minor, int places) {
        requirePlaces(places);
        BigDecimal value = BigDecimal.valueOf(minor, places);
        return own == null ? Reading.POINT.write(value) : own.write(value);
    }

    private static void requirePlaces(int places) {
        if (places < 0 || places > MOST_PLACES) {
            throw new IllegalArgumentException("places must be from 0 to " + MOST_PLACES + ", got " + places);
        }
    }

    private static String shown(String amount) {
        StringBuilder shown = new StringBuilder();
        amount.codePoints().limit(LONGEST).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return shown.toString();
    }

    /**
     * One way to read.
     *
     * @param point between whole units and decimal places
     * @param groups what may stand between thousands; the same one throughout
     * @param group what is written between thousands
     */
    private record Reading(char point, String groups, char group) {
        static final Reading POINT = new Reading('.', "," + BLANKS + APOSTROPHES, ',');
        static final Reading COMMA = new Reading(',', "." + BLANKS + APOSTROPHES, '.');

        Optional<BigDecimal> read(String text) {
            boolean negative = text.startsWith("-") || text.startsWith("\u2212");
            String rest = negative ? text.substring(1) : text;
            int at = rest.indexOf(point);
            String whole = at < 0 ? rest : rest.substring(0, at);
            String places = at < 0 ? "" : rest.substring(at + 1);
            if ((at >= 0 && places.isEmpty()) || !digits(places)) {
                return Optional.empty();
            }
            return ungrouped(whole)
                    .map(digits -> new BigDecimal(digits + (places.isEmpty() ? "" : "." + places)))
                    .map(value -> negative ? value.negate() : value);
        }

        private Optional<String> ungrouped(String whole) {
            int first = 0;
            while (first < whole.length() && groups.indexOf(whole.charAt(first)) < 0) {
                first++;
            }
            if (first == 0 || (first < whole.length() && first > 3)) {
                return Optional.empty();
            }
            StringBuilder digits = new StringBuilder(whole.substring(0, first));
            for (int i = first; i < whole.length(); i += 4) {
                boolean complete = i + 4 <= whole.length() && whole.charAt(i) == whole.charAt(first);
                if (!complete) {
                    return Optional.empty();
                }
                digits.append(whole, i + 1, i + 4);
            }
            return digits(digits) ? Optional.of(digits.toString()) : Optional.empty();
        }

        private static boolean digits(CharSequence text) {
            return text.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        String write(BigDecimal value) {
            String plain = value.abs().toPlainString();
            int at = plain.indexOf('.');
            StringBuilder text = new StringBuilder(at < 0 ? plain : plain.substring(0, at));
            for (int i = text.length() - 3; i > 0; i -= 3) {
                text.insert(i, group);
            }
            if (at >= 0) {
                text.append(point).append(plain, at + 1, plain.length());
            }
            return value.signum() < 0 ? "-" + text : text.toString();
        }
    }
}
