package dev.astra.core.security;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thread. JSON in the one form that {@code json.dumps(…, sort_keys=True, separators=(",", ":"))} of Python has. */
final class CanonicalJson {
    private static final int MOST_LEVELS = 32;
    private static final int MOST_DIGITS = 17;
    private static final Comparator<String> BY_CODE_POINT = CanonicalJson::compare;

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    static String of(Map<String, ?> fields) {
        CanonicalJson json = new CanonicalJson();
        json.value(fields, 1);
        return json.out.toString();
    }

    private void value(@Nullable Object value, int level) {
        if (level > MOST_LEVELS) {
            throw new IllegalArgumentException("expected at most " + MOST_LEVELS + " levels, got more");
        }
        if (value instanceof Map<?, ?> map) {
            object(map, level);
        } else if (value instanceof List<?> list) {
            array(list, level);
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof Number number) {
            out.append(number(number));
        } else if (value == null || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("expected maps, lists, texts, numbers, booleans and null, got "
                    + value.getClass().getName());
        }
    }

    private void object(Map<?, ?> map, int level) {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>(BY_CODE_POINT);
        map.forEach((key, value) -> sorted.put((String) key, value));
        char before = '{';
        for (Map.Entry<String, @Nullable Object> field : sorted.entrySet()) {
            out.append(before);
            text(field.getKey());
            out.append(':');
            value(field.getValue(), level + 1);
            before = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void array(List<?> list, int level) {
        char before = '[';
        for (Object each : list) {
            out.append(before);
            value(each, level + 1);
            before = ',';
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
        int named = "\"\\\n\r\t\f\b".indexOf(c);
        if (named >= 0) {
            out.append('\\').append("\"\\nrtfb".charAt(named));
        } else if (c >= ' ' && c <= '~') {
            out.append(c);
        } else {
            out.append("\\u").append(HexFormat.of().toHexDigits(c));
        }
    }

    private static String number(Number number) {
        if (number instanceof Double || number instanceof Float || number instanceof BigDecimal) {
            return decimal(number.doubleValue());
        } else if (number instanceof Long || number instanceof Integer || number instanceof BigInteger) {
            return number.toString();
        }
        throw new IllegalArgumentException(
                "expected a whole or a decimal number, got " + number.getClass().getName());
    }

    /** The fewest digits that are read as this number again; an exponent below 1e-4 and from 1e16 on. */
    private static String decimal(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("expected a finite number, got " + number);
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = new BigDecimal(number);
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            shortest = exact.round(new MathContext(digits));
            if (shortest.doubleValue() == number) {
                break;
            }
        }
        BigDecimal plain = shortest.stripTrailingZeros();
        int exponent = plain.precision() - plain.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            return plain.scale() <= 0 ? plain.toPlainString() + ".0" : plain.toPlainString();
        }
        String digits = plain.unscaledValue().abs().toString();
        String point = digits.length() == 1 ? "" : "." + digits.substring(1);
        String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return (plain.signum() < 0 ? "-" : "") + digits.charAt(0) + point + "e" + power;
    }

    private static int compare(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        return Arrays.compare(left, right);
    }
}
