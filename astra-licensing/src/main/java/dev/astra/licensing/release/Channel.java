package dev.astra.licensing.release;

/**
 * Immutable. One line of releases of one product.
 *
 * @param product 1 to 40 of {@code a-z 0-9 -}, beginning with a letter or digit
 * @param name such as {@code stable} or {@code beta}: 1 to 16 of the same
 */
public record Channel(String product, String name) {
    /** The channel for everybody. */
    public static final String STABLE = "stable";

    /** Refuses other forms. */
    public Channel {
        require("product", product, 40);
        require("channel", name, 16);
    }

    /**
     * The stable channel of a product.
     *
     * @param product its name
     */
    public static Channel stable(String product) {
        return new Channel(product, STABLE);
    }

    /** The name in signed files, such as {@code my-program.stable}. */
    public String signedName() {
        return product + "." + name;
    }

    /** What its manifest is called, such as {@code my-program.stable.release}. */
    public String fileName() {
        return signedName() + ".release";
    }

    private static void require(String what, String text, int longest) {
        if (!text.matches("[a-z0-9][a-z0-9-]*") || text.length() > longest) {
            throw new IllegalArgumentException("expected a " + what + " of 1 to " + longest
                    + " lower-case letters, digits and hyphens, got a text of " + text.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return signedName();
    }
}
