package dev.astra.trading.gateway;

/**
 * Immutable. Which copy of an item. The site has two kinds of such ids, numbers (user asset ids, first version of its
 * interface) and texts (collectible instance ids, second version); the same copy has one of each, and they cannot be
 * compared.
 *
 * @param value 1 to 64 characters, no blanks
 */
public record CopyId(String value) {
    /** Refuses what cannot be an id. */
    public CopyId {
        if (value.isEmpty() || value.length() > 64 || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "expected a copy id of 1 to 64 printable ASCII characters, got a text of " + value.length());
        }
    }

    /** Whether it is of the first kind. */
    public boolean isNumber() {
        return value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return value;
    }
}
