package dev.astra.licensing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Spoils inputs: a few random edits, each one that a disk, a wire, an editor or a person might make. */
public final class Mutations {
    private static final String SPICE = "\r\n\t \0:;,-_{}.09afAFgz\u00a0\u0130\ud800\ufeff<html>";

    private Mutations() {}

    /** A text after one to four edits. */
    public static String of(String text, Random random) {
        StringBuilder edited = new StringBuilder(text);
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(edited.length() + 1);
            switch (random.nextInt(5)) {
                case 0 -> edited.insert(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 1 -> edited.setLength(at);
                case 2 -> edited.delete(at, Math.min(edited.length(), at + 1 + random.nextInt(3)));
                case 3 -> edited.insert(at, edited.substring(0, Math.min(edited.length(), random.nextInt(64) + 1)));
                default -> {
                    if (at < edited.length()) {
                        edited.setCharAt(at, SPICE.charAt(random.nextInt(SPICE.length())));
                    }
                }
            }
        }
        return edited.toString();
    }

    /** Bytes after one to four edits; now and then nothing but noise. */
    public static byte[] of(byte[] bytes, Random random) {
        if (random.nextInt(20) == 0) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] edited =
                of(new String(bytes, StandardCharsets.ISO_8859_1), random).getBytes(StandardCharsets.UTF_8);
        if (edited.length > 0 && random.nextBoolean()) {
            edited = Arrays.copyOf(edited, edited.length);
            edited[random.nextInt(edited.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return edited;
    }
}
