package dev.astra.launcher.settings;

import dev.astra.core.Secret;
import dev.astra.licensing.BuyerId;
import dev.astra.trading.offer.Mode;
import dev.astra.trading.offer.Tolerance;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the texts of the file become values. A refusal says what was found if that is more than the text itself. */
final class Values {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?|\\.[0-9]{1,9}");
    private static final long LONGEST_SECONDS = 31_536_000;
    private static final int MOST_BUYER_DIGITS = 9;

    private Values() {}

    static Duration seconds(String text) {
        long seconds = whole(text);
        require(seconds >= 1 && seconds <= LONGEST_SECONDS);
        return Duration.ofSeconds(seconds);
    }

    static Tolerance amount(String text) {
        return Tolerance.amount(whole(text));
    }

    /** A part of one, at most nine digits behind the point. */
    static Tolerance fraction(String text) {
        require(DECIMAL.matcher(text).matches() && new BigDecimal(text).compareTo(BigDecimal.ONE) <= 0);
        return Tolerance.fraction(text);
    }

    static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("");
        };
    }

    static BuyerId buyer(String text) {
        if (!text.matches("[0-9]+")) {
            throw new IllegalArgumentException("a text that is no number");
        }
        if (text.matches("0+")) {
            throw new IllegalArgumentException("0, which stands for none; write the number that your seller gave you");
        }
        String digits = text.replaceFirst("^0+", "");
        if (digits.length() > MOST_BUYER_DIGITS) {
            throw new IllegalArgumentException("a number of " + digits.length() + " digits");
        }
        return BuyerId.parse(digits);
    }

    static Mode mode(String text) {
        return word(Mode.class, text);
    }

    static <E extends Enum<E>> E word(Class<E> words, String text) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(""));
    }

    /** A session cookie; its name in front, as browsers copy it, is taken off. */
    static Secret cookie(String text) {
        String value = text.startsWith(".ROBLOSECURITY=") ? text.substring(15) : text;
        require(value.chars().allMatch(c -> c > ' ' && c <= '~' && c != ';' && c != ','));
        return Secret.of(value);
    }

    static Secret webhook(String text) {
        require(text.matches("https?://[!-~]+"));
        return Secret.of(text);
    }

    private static long whole(String text) {
        require(DIGITS.matcher(text).matches());
        return Long.parseLong(text);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("");
        }
    }
}
