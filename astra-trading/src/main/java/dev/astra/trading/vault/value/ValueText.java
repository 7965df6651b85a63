package dev.astra.trading.vault.value;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Immutable. A value as value sites write it: digits, with commas between thousands or not, a decimal part, and one of the
 * suffixes K, M, B, T and Q for thousand to quadrillion. Read exactly: what is no whole number of gems is not understood.
 */
public sealed interface ValueText {
    /**
     * Calls the function of the case at hand.
     *
     * @param read for {@link Read}
     * @param empty for {@link Empty}
     * @param unknown for {@link Unknown}
     */
    default <R> R fold(Function<Read, R> read, Function<Empty, R> empty, Function<Unknown, R> unknown) {
        if (this instanceof Read it) {
            return read.apply(it);
        }
        return this instanceof Empty it ? empty.apply(it) : unknown.apply((Unknown) this);
    }

    /**
     * A number.
     *
     * @param value in gems, from 0 to {@value PetValue#MOST}
     */
    record Read(long value) implements ValueText {}

    /** Nothing stands there. */
    record Empty() implements ValueText {}

    /**
     * Something else stands there.
     *
     * @param text what, at most 40 characters of it
     */
    record Unknown(String text) implements ValueText {}

    /** Reads a value. */
    static ValueText parse(String text) {
        String bare = text.strip();
        if (bare.isEmpty()) {
            return new Empty();
        }
        Matcher matcher = Form.TEXT.matcher(bare);
        if (bare.length() > Form.LONGEST || !matcher.matches()) {
            return new Unknown(Form.cut(bare));
        }
        String suffix = matcher.group(3);
        int power = suffix == null ? 0 : 3 * (1 + "KMBTQ".indexOf(Character.toUpperCase(suffix.charAt(0))));
        String digits = matcher.group(1).replace(",", "");
        String decimals = matcher.group(2) == null ? "" : matcher.group(2);
        try {
            long value =
                    new BigDecimal(digits + decimals).scaleByPowerOfTen(power).longValueExact();
            return value <= PetValue.MOST ? new Read(value) : new Unknown(Form.cut(bare));
        } catch (ArithmeticException notWhole) {
            return new Unknown(Form.cut(bare));
        }
    }

    /** Immutable. How values are written. */
    final class Form {
        private static final int LONGEST = 40;
        private static final Pattern TEXT =
                Pattern.compile("([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\\.[0-9]+)? ?([KMBTQkmbtq])?");

        private Form() {}

        private static String cut(String text) {
            return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        }
    }
}
