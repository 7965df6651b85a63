package dev.astra.licensing.legacy;

import dev.astra.core.order.OrderId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One thread. Makes records of fields; each field that is wrong is a problem of its own. */
final class RecordCheck {
    static final Set<String> DETAILS =
            Set.of("order_id", "email", "purchase_date", "discordID", "host_key", "whitelist_key", "last_update");

    /** A value of a kind that no field has. */
    record Odd(String kind) {}

    private static final Pattern KEY = Pattern.compile("([0-9a-f]{64})?");
    private static final Pattern SNOWFLAKE = Pattern.compile("([1-9][0-9]{0,18})?");

    private final LegacyFindings findings;
    private final Map<Long, Integer> ids = new HashMap<>();
    private final Map<OrderId, Integer> orders = new HashMap<>();
    private int element;
    private long line;
    private boolean sound;

    RecordCheck(LegacyFindings findings) {
        this.findings = findings;
    }

    /**
     * Checks one element.
     *
     * @param values texts, numbers and {@link Odd} values by the path of their field
     * @return empty if there was a problem
     */
    Optional<LegacyRecord> record(int number, long atLine, Map<String, Object> values) {
        element = number;
        line = atLine;
        sound = true;
        long id = id(values.get("id"));
        Object details = values.get("details");
        if (!(details instanceof Map)) {
            problem("details", "expected an object, found " + kind(details));
            return Optional.empty();
        }
        String order = text(values, "order_id", this::order);
        String email = text(values, "email", text -> null);
        String purchase = text(values, "purchase_date", RecordCheck::purchase);
        String discord = text(values, "discordID", RecordCheck::discord);
        String host = text(values, "host_key", text -> null);
        String key = text(values, "whitelist_key", RecordCheck::key);
        String update = text(values, "last_update", RecordCheck::update);
        if (!sound) {
            return Optional.empty();
        }
        LegacyRecord record = new LegacyRecord(id, order, email, purchase, discord, host, key, update);
        RecordNotices.of(record).forEach((field, text) -> findings.notice(remark(field, text)));
        return Optional.of(record);
    }

    private long id(@Nullable Object value) {
        if (!(value instanceof Long id)) {
            problem("id", "expected a whole number, found " + kind(value));
            return 0;
        }
        if (id < 1 || id > LegacyDatabase.MAX_ID) {
            problem("id", "expected a number from 1 to " + LegacyDatabase.MAX_ID + ", found another");
            return 0;
        }
        Integer before = ids.putIfAbsent(id, element);
        if (before != null) {
            problem("id", "expected an id of its own, found that of element " + before);
        }
        return id;
    }

    private String text(Map<String, Object> values, String name, Function<String, @Nullable String> rule) {
        String field = "details." + name;
        Object value = values.get(field);
        if (!(value instanceof String text)) {
            problem(field, "expected a text, found " + kind(value));
            return "";
        }
        String wrong = text.length() > LegacyDatabase.MAX_TEXT
                ? "expected at most " + LegacyDatabase.MAX_TEXT + " characters, found " + text.length()
                : hasHalfPair(text) ? "expected Unicode text, found half of a surrogate pair" : rule.apply(text);
        if (wrong != null) {
            problem(field, wrong);
        }
        return text;
    }

    private @Nullable String order(String text) {
        try {
            Integer before = orders.putIfAbsent(new OrderId(text), element);
            return before == null ? null : "expected an order id of its own, found that of element " + before;
        } catch (IllegalArgumentException none) {
            return "expected an order id of 1 to " + OrderId.MAX_LENGTH
                    + " printable characters without blanks, found a text of " + text.length() + " characters";
        }
    }

    private static @Nullable String purchase(String text) {
        Optional<Instant> at = LegacyTime.purchase(text);
        return at.isPresent()
                ? null
                : "expected a time such as 2025-03-01T12:37:00+00:00, found a text of " + text.length()
                        + " characters that is none";
    }

    private static @Nullable String discord(String text) {
        boolean tooLarge = text.length() == 19 && text.compareTo(Long.toString(Long.MAX_VALUE)) > 0;
        return SNOWFLAKE.matcher(text).matches() && !tooLarge
                ? null
                : "expected a Discord id of up to 19 digits or nothing, found a text of " + text.length()
                        + " characters that is none";
    }

    private static @Nullable String key(String text) {
        return KEY.matcher(text).matches()
                ? null
                : "expected 64 lower-case hexadecimal digits or nothing, found a text of " + text.length()
                        + " characters";
    }

    private static @Nullable String update(String text) {
        return text.isEmpty() || LegacyTime.local(text).isPresent()
                ? null
                : "expected a time such as 20250301_133700 or nothing, found a text of " + text.length()
                        + " characters that is none";
    }

    private static boolean hasHalfPair(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof Odd odd) {
            return odd.kind();
        }
        return value instanceof Long ? "a whole number" : "a text";
    }

    private void problem(String field, String text) {
        sound = false;
        findings.problem(remark(field, text));
    }

    private LegacyRemark remark(String field, String text) {
        return new LegacyRemark(element, field, line, text);
    }
}
