package dev.astra.launcher.config;

import dev.astra.core.Secret;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How values of settings are read; {@link IllegalArgumentException} if they are not of the form. */
final class Forms {
    private Forms() {}

    static LegacyList legacyList(String text) {
        return LegacyList.valueOf(text.toUpperCase(Locale.ROOT));
    }

    static Secret key(String text) {
        if (!text.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException("a text with blanks or other characters than printable ASCII");
        }
        return Secret.of(text);
    }

    static Secret cookie(String text) {
        return key(text.startsWith(".ROBLOSECURITY=") ? text.substring(".ROBLOSECURITY=".length()) : text);
    }

    static Secret webhook(String text) {
        url(text);
        return key(text);
    }

    static URI url(String text) {
        URI url = URI.create(text);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("no such URL");
        }
        return url;
    }

    static URI shopUrl(String text) {
        URI url = url(text);
        boolean loopback = Set.of("127.0.0.1", "localhost", "[::1]").contains(url.getHost());
        if (!loopback && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new IllegalArgumentException("http, which would show the key to others");
        }
        return url;
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }

    static Set<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static <T> Function<String, T> number(long least, long most, Function<Long, T> unit) {
        return text -> {
            long value = Long.parseLong(text);
            if (value < least || value > most) {
                throw new IllegalArgumentException("out of range");
            }
            return unit.apply(value);
        };
    }
}
