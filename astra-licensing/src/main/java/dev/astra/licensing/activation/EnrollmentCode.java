package dev.astra.licensing.activation;

import dev.astra.licensing.digest.Sha256;
import dev.astra.licensing.machine.Component;
import dev.astra.licensing.machine.ComponentKind;
import dev.astra.licensing.machine.Components;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Immutable. What a machine is made of, as a text that people paste: {@code ASTRA1-} and groups of five letters and digits.
 * Six of the characters check the others, so that a wrong or missing one is noticed. Nobody can read serial numbers from it,
 * but somebody who guesses them can tell; it is not for the public.
 *
 * <p>Letters in either case, {@code O} for {@code 0} and {@code I} or {@code L} for {@code 1}, blanks and line ends count as
 * what was meant.
 *
 * @param components one of a kind, in the order of the kinds; 1 to 6
 */
public record EnrollmentCode(List<Component> components) {
    /** The longest text that is looked at, in characters. */
    public static final int LONGEST = 400;

    private static final String BEGIN = "ASTRA1";
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;
    private static final int CHECK = 6;
    private static final int GROUP = 5;

    /** Refuses no components, two of a kind and another order. */
    public EnrollmentCode {
        components = List.copyOf(components);
        if (components.isEmpty()) {
            throw new IllegalArgumentException("expected at least 1 component, got none");
        }
        for (int i = 1; i < components.size(); i++) {
            if (components.get(i - 1).kind().compareTo(components.get(i).kind()) >= 0) {
                throw new IllegalArgumentException("expected one component of a kind in the order of the kinds");
            }
        }
    }

    /**
     * The code of a machine.
     *
     * @param machine with at least one component
     */
    public static EnrollmentCode of(Components machine) {
        return new EnrollmentCode(machine.enrollable());
    }

    /** As a machine that has just these. */
    public Components machine() {
        return new Components(components, List.of());
    }

    /** The text to paste. */
    public String text() {
        StringBuilder bits = new StringBuilder();
        for (ComponentKind kind : ComponentKind.values()) {
            bits.append(components.stream().anyMatch(each -> each.kind() == kind) ? '1' : '0');
        }
        components.forEach(each -> append(bits, each.digest()));
        while (bits.length() % BITS != 0) {
            bits.append('0');
        }
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < bits.length(); at += BITS) {
            plain.append(DIGITS.charAt(Integer.parseInt(bits.substring(at, at + BITS), 2)));
        }
        plain.append(check(plain.toString()));
        return BEGIN + plain.toString().replaceAll("(.{1," + GROUP + "})", "-$1");
    }

    private static void append(StringBuilder bits, String digest) {
        for (byte each : HexFormat.of().parseHex(digest)) {
            bits.append(Integer.toBinaryString((each & 0xff) | 0x100), 1, 9);
        }
    }

    private static String check(String plain) {
        byte[] hash = Sha256.of((BEGIN + plain).getBytes(StandardCharsets.US_ASCII));
        StringBuilder check = new StringBuilder();
        for (int i = 0; i < CHECK; i++) {
            check.append(DIGITS.charAt(hash[i] & 31));
        }
        return check.toString();
    }

    /**
     * Reads what a person pasted.
     *
     * @throws IllegalArgumentException if it is no code, or one with a wrong character; the message does not repeat it
     */
    public static EnrollmentCode parse(String text) {
        if (text.length() > LONGEST) {
            throw refused("got a text of " + text.length() + " characters");
        }
        String bare = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        if (!bare.startsWith(BEGIN)) {
            throw refused("got a text that begins otherwise");
        }
        String all = bare.substring(BEGIN.length())
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (all.length() <= CHECK || !all.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
            throw refused("got one that is too short or has a character that codes do not have");
        }
        String plain = all.substring(0, all.length() - CHECK);
        if (!all.endsWith(check(plain))) {
            throw refused("got one in which a character is wrong or missing");
        }
        EnrollmentCode code = decode(plain);
        if (!code.text().substring(BEGIN.length()).replace("-", "").equals(all)) {
            throw refused("got one of another length");
        }
        return code;
    }

    private static EnrollmentCode decode(String plain) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            bits.append(Integer.toBinaryString(DIGITS.indexOf(plain.charAt(i)) | 1 << BITS), 1, 1 + BITS);
        }
        ComponentKind[] kinds = ComponentKind.values();
        List<Component> components = new ArrayList<>();
        int at = kinds.length;
        for (int i = 0; i < kinds.length; i++) {
            if (i < bits.length() && bits.charAt(i) == '1') {
                int end = at + Component.BYTES * Byte.SIZE;
                if (end > bits.length()) {
                    throw refused("got one that is too short");
                }
                components.add(new Component(kinds[i], hex(bits.substring(at, end))));
                at = end;
            }
        }
        return new EnrollmentCode(components);
    }

    private static String hex(String bits) {
        byte[] bytes = new byte[bits.length() / Byte.SIZE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(i * Byte.SIZE, (i + 1) * Byte.SIZE), 2);
        }
        return HexFormat.of().formatHex(bytes);
    }

    private static IllegalArgumentException refused(String found) {
        return new IllegalArgumentException("expected an enrollment code such as ASTRA1-7K3QZ-…, " + found
                + "; copy it again as \"machine code\" prints it");
    }

    /** Hides the code. */
    @Override
    public String toString() {
        return "EnrollmentCode"
                + Arrays.toString(
                        components.stream().map(each -> each.kind().word()).toArray());
    }
}
