package dev.astra.trading.vault.legacy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. One document of the old vault. The same field may be written in several ways: a number as a number, as a text or
 * as {@code {"$numberLong": "5"}}, a moment as a text or as {@code {"$date": …}}. Each way is read as what it means, and what
 * means nothing is refused with an {@link IllegalArgumentException} that names the field and shows no content.
 *
 * @param fields by name
 */
record LegacyDocument(Map<String, Object> fields) {
    private static final List<String> NUMBERS = List.of("$numberLong", "$numberInt", "$numberDouble", "$numberDecimal");

    /** A text, if it is there; an object id as its digits. */
    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).map(value -> {
            if (value instanceof String text) {
                return text;
            } else if (value instanceof BigDecimal number) {
                return number.toPlainString();
            } else if (value instanceof Map<?, ?> map && map.size() == 1 && map.get("$oid") instanceof String id) {
                return id;
            }
            throw wrong(name, "a text");
        });
    }

    /** A whole number, if it is there. */
    Optional<Long> number(String name) {
        return Optional.ofNullable(fields.get(name)).map(value -> whole(name, value));
    }

    private static long whole(String name, Object value) {
        try {
            return decimal(name, value).longValueExact();
        } catch (ArithmeticException notWhole) {
            throw wrong(name, "a whole number of 64 bits", notWhole);
        }
    }

    private static BigDecimal decimal(String name, Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        } else if (value instanceof String text && text.matches("[+-]?[0-9]{1,19}(\\.[0-9]{1,19})?")) {
            return new BigDecimal(text);
        } else if (value instanceof Map<?, ?> map && map.size() == 1) {
            for (String each : NUMBERS) {
                Object inner = map.get(each);
                if (inner instanceof String || inner instanceof BigDecimal) {
                    return decimal(name, inner);
                }
            }
        }
        throw wrong(name, "a whole number");
    }

    /** A number that may have decimals, if it is there. */
    Optional<BigDecimal> value(String name) {
        return Optional.ofNullable(fields.get(name)).map(value -> decimal(name, value));
    }

    /** A number above zero that must be there. */
    long id(String name) {
        long id = number(name).orElseThrow(() -> wrong(name, "a number"));
        if (id <= 0) {
            throw wrong(name, "a number above 0");
        }
        return id;
    }

    /** Yes or no, if it is there. */
    Optional<Boolean> flag(String name) {
        return Optional.ofNullable(fields.get(name)).map(value -> {
            if (value instanceof Boolean flag) {
                return flag;
            }
            throw wrong(name, "true or false");
        });
    }

    /** A moment, if it is there; without a zone it is UTC, as the old vault wrote it. */
    Optional<Instant> moment(String name) {
        return Optional.ofNullable(fields.get(name)).map(value -> moment(name, value));
    }

    private static Instant moment(String name, Object value) {
        try {
            if (value instanceof Map<?, ?> map && map.size() == 1 && map.containsKey("$date")) {
                Object date = Objects.requireNonNull(map.get("$date"));
                return date instanceof String ? moment(name, date) : Instant.ofEpochMilli(whole(name, date));
            } else if (value instanceof BigDecimal seconds) {
                return Instant.ofEpochMilli(seconds.scaleByPowerOfTen(3).longValue());
            } else if (value instanceof String text) {
                String iso = text.replace(' ', 'T');
                boolean zoned = iso.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})");
                return zoned ? zoned(iso) : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            }
        } catch (DateTimeException | ArithmeticException notOne) {
            throw wrong(name, "a moment", notOne);
        }
        throw wrong(name, "a moment");
    }

    private static Instant zoned(String iso) {
        return OffsetDateTime.parse(iso.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2"))
                .toInstant();
    }

    /** Documents within this one; none if the field is not there. */
    List<LegacyDocument> documents(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        } else if (value instanceof List<?> list) {
            return list.stream().map(each -> within(name, each)).toList();
        }
        throw wrong(name, "a list");
    }

    /** A document within this one; an empty one if the field is not there. */
    LegacyDocument document(String name) {
        Object value = fields.get(name);
        return value == null ? new LegacyDocument(Map.of()) : within(name, value);
    }

    private static LegacyDocument within(String name, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(name, "an object");
        }
        Map<String, Object> inner = new LinkedHashMap<>();
        map.forEach((key, field) -> inner.put((String) key, field));
        return new LegacyDocument(inner);
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException("field " + name + ": expected " + what);
    }

    private static IllegalArgumentException wrong(String name, String what, Throwable cause) {
        return new IllegalArgumentException("field " + name + ": expected " + what, cause);
    }
}
