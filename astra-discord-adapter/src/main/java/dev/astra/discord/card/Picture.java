package dev.astra.discord.card;

import java.util.regex.Pattern;

/** Immutable. A picture in a card. */
public final class Picture {
    /** The most bytes of a picture; Discord takes 10 MiB in a message, with everything that is in it. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,60}\\.(png|jpg|gif|webp)");
    private static final int MAX_DESCRIPTION = 1024;

    private final String fileName;
    private final String description;
    private final byte[] bytes;

    /**
     * A picture.
     *
     * @param fileName lower-case letters, digits, {@code _} and {@code -}, ending in png, jpg, gif or webp
     * @param description what it shows, for those who cannot see it; at most 1,024 characters
     * @param bytes 1 byte to {@value #MAX_BYTES}
     */
    public Picture(String fileName, String description, byte[] bytes) {
        if (!NAME.matcher(fileName).matches()) {
            throw new IllegalArgumentException(
                    "expected a file name such as sample-order.png, got \"" + fileName + "\"");
        }
        if (description.length() > MAX_DESCRIPTION) {
            throw new IllegalArgumentException(
                    "description must have at most " + MAX_DESCRIPTION + " characters, got " + description.length());
        }
        if (bytes.length < 1 || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a picture must have 1 to " + MAX_BYTES + " bytes, got " + bytes.length);
        }
        this.fileName = fileName;
        this.description = description;
        this.bytes = bytes.clone();
    }

    /** The name that the file gets. */
    public String fileName() {
        return fileName;
    }

    /** What it shows. */
    public String description() {
        return description;
    }

    /** A copy of the file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return fileName + " (" + bytes.length + " bytes)";
    }
}
