package dev.astra.discord.vault;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people type them: {@code 3}, {@code 50,000,000}, {@code 50.000.000}, {@code 50 000 000}, {@code 50m}, {@code 1.5b}.
 * A mark that could stand for thousands or for a fraction stands for thousands only between groups of three digits.
 */
final class Amount {
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,18}");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:([.,_' ])[0-9]{3})(?:\\1[0-9]{3}){0,4}");
    private static final Pattern SHORT = Pattern.compile("([0-9]{1,9}(?:[.,][0-9]{1,6})?)\\s?([kmbt])");
    private static final String UNITS = "kmbt";

    private Amount() {}

    /**
     * Reads a number.
     *
     * @param typed anything
     * @return a whole number from 0 on; empty if it is none
     */
    static OptionalLong parse(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (PLAIN.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text));
        }
        if (GROUPED.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text.replaceAll("[^0-9]", "")));
        }
        Matcher brief = SHORT.matcher(text);
        return brief.matches() ? whole(brief.group(1).replace(',', '.'), brief.group(2)) : OptionalLong.empty();
    }

    private static OptionalLong whole(String digits, String unit) {
        int thousands = UNITS.indexOf(unit) + 1;
        try {
            return OptionalLong.of(
                    new BigDecimal(digits).movePointRight(3 * thousands).longValueExact());
        } catch (ArithmeticException notWhole) {
            return OptionalLong.empty();
        }
    }
}
