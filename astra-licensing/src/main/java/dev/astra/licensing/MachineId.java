package dev.astra.licensing;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Immutable. Which machine: a UUID in its canonical form, lower case with hyphens. It is personal data: {@link #toString}
 * hides it, {@link #value} gives it.
 *
 * @param value for example {@code 4c4c4544-0042-3510-8054-b7c04f534433}
 */
public record MachineId(String value) {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}");
    private static final int LONGEST = 38;

    /** Values that vendors put on many boards; OSHI and osquery keep the same list. */
    private static final Set<String> PLACEHOLDERS = Set.of(
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "fefefefe-fefe-fefe-fefe-fefefefefefe",
            "03000200-0400-0500-0006-000700080009",
            "03020100-0504-0706-0809-0a0b0c0d0e0f",
            "4203018e-580f-c1b5-9525-b745ceca79eb",
            "10000000-0000-8000-0040-000000000000");

    /** Refuses every other form; {@link #parse} is for what people type. */
    public MachineId {
        if (!CANONICAL.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected a machine id in canonical form (lower case, hyphens), got a text of " + value.length()
                            + " characters; use MachineId.parse for other forms");
        }
    }

    /**
     * Reads a machine id as people paste it: upper or lower case, with or without braces, with all four hyphens or none,
     * blanks around it. All forms of one UUID give the same id.
     *
     * @param text 32 hexadecimal digits in one of these forms
     * @throws IllegalArgumentException if it is anything else; the message does not repeat the text
     */
    public static MachineId parse(String text) {
        String stripped = text.strip();
        if (stripped.length() <= LONGEST) {
            String bare = withoutBraces(stripped).toLowerCase(Locale.ROOT);
            if (CANONICAL.matcher(bare).matches()) {
                return new MachineId(bare);
            }
            if (DIGITS.matcher(bare).matches()) {
                return hyphenated(bare);
            }
        }
        throw new IllegalArgumentException("expected a machine id of 32 hexadecimal digits such as"
                + " 4c4c4544-0042-3510-8054-b7c04f534433, got a text of " + text.length()
                + " characters; copy it again as the machine id command prints it");
    }

    /**
     * From the 16 bytes of a UUID, most significant first.
     *
     * @param bytes exactly 16
     */
    public static MachineId of(byte[] bytes) {
        if (bytes.length != 16) {
            throw new IllegalArgumentException("expected the 16 bytes of a UUID, got " + bytes.length);
        }
        return hyphenated(HexFormat.of().formatHex(bytes));
    }

    /**
     * Whether the value is one that vendors put on many machines, in either byte order of its first three fields. Such an
     * id names no machine: sources never answer it, and a license should not be bound to it.
     */
    public boolean isPlaceholder() {
        return PLACEHOLDERS.contains(value) || PLACEHOLDERS.contains(swapped().value);
    }

    /** Firmware before SMBIOS 2.6 and some tools write the first three fields in the other byte order. */
    private MachineId swapped() {
        byte[] b = HexFormat.of().parseHex(value.replace("-", ""));
        return of(new byte[] {
            b[3], b[2], b[1], b[0], b[5], b[4], b[7], b[6], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]
        });
    }

    private static String withoutBraces(String text) {
        return text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
    }

    private static MachineId hyphenated(String digits) {
        return new MachineId(String.join(
                "-",
                digits.substring(0, 8),
                digits.substring(8, 12),
                digits.substring(12, 16),
                digits.substring(16, 20),
                digits.substring(20)));
    }

    /** Hides the id. */
    @Override
    public String toString() {
        return "MachineId[****]";
    }
}
