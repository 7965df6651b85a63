package dev.astra.core.store;

import dev.astra.core.CorruptDataException;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * Immutable. How a key of a {@link Table} is written and ordered: as a number or as a text.
 *
 * @param <K> the key's type
 */
public final class Key<K> {
    private final KeyOrder<K> order;
    private final Function<K, Object> toJson;
    private final Function<Object, K> fromJson;

    private Key(KeyOrder<K> order, Function<K, Object> toJson, Function<Object, K> fromJson) {
        this.order = order;
        this.toJson = toJson;
        this.fromJson = fromJson;
    }

    /**
     * A key that is a whole number; ordered by it.
     *
     * @param toNumber the number in the key
     * @param fromNumber the key of a number
     */
    public static <K> Key<K> number(ToLongFunction<K> toNumber, LongFunction<K> fromNumber) {
        Objects.requireNonNull(fromNumber, "fromNumber");
        KeyOrder<K> order = KeyOrder.ofNumber(toNumber);
        return new Key<>(order, toNumber::applyAsLong, json -> {
            if (json instanceof Long number) {
                return fromNumber.apply(number);
            }
            throw new CorruptDataException("expected a number as the key, found a text");
        });
    }

    /**
     * A key that is a text; ordered by its UTF-16 code units.
     *
     * @param toText the text in the key
     * @param fromText the key of a text
     */
    public static <K> Key<K> text(Function<K, String> toText, Function<String, K> fromText) {
        Objects.requireNonNull(fromText, "fromText");
        KeyOrder<K> order = KeyOrder.ofText(toText);
        return new Key<>(order, toText::apply, json -> text(json, fromText));
    }

    /**
     * A key that is a text; ordered by a hash and then by the text: nearly always one look at a number tells two of many that
     * begin alike apart.
     *
     * @param hash equal for equal keys
     */
    static <K> Key<K> hashed(Function<K, String> toText, Function<String, K> fromText, ToLongFunction<K> hash) {
        Comparator<K> comparator = (left, right) -> {
            int hashes = Long.compare(hash.applyAsLong(left), hash.applyAsLong(right));
            return hashes != 0 || left.equals(right)
                    ? hashes
                    : toText.apply(left).compareTo(toText.apply(right));
        };
        return new Key<>(KeyOrder.of(comparator, hash), toText::apply, json -> text(json, fromText));
    }

    private static <K> K text(Object json, Function<String, K> fromText) {
        if (json instanceof String text) {
            return fromText.apply(text);
        }
        throw new CorruptDataException("expected a text as the key, found a number");
    }

    KeyOrder<K> order() {
        return order;
    }

    /** A {@link Long} or a {@link String}. */
    Object toJson(K key) {
        return toJson.apply(key);
    }

    K fromJson(Object json) {
        return fromJson.apply(json);
    }
}
