package dev.astra.licensing.freshness;

import dev.astra.core.CorruptDataException;
import dev.astra.licensing.digest.Hmac;
import dev.astra.licensing.signature.Mark;
import dev.astra.licensing.signature.Stamp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;

/** One line, and a seal over it. */
final class HighWaterFormat {
    static final int MOST_BYTES = 512;

    private static final String BEGIN = "astra-high-water-1";
    private static final String UNREADABLE =
            "expected what this program remembers of signed files as it wrote it, found it damaged, changed or"
                    + " written with another key; delete it, and what was seen before is forgotten";

    private HighWaterFormat() {}

    static byte[] write(HighWater seen, byte[] key) {
        Mark mark = seen.mark();
        String line = BEGIN + " " + mark.leastEpoch() + " " + mark.stamp().epoch() + " "
                + mark.stamp().version() + " " + seen.hash() + " " + seen.latest() + "\n";
        return (line + seal(line, key) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static HighWater read(byte[] bytes, byte[] key) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n') + 1;
        String expected = text.substring(0, end) + seal(text.substring(0, end), key) + "\n";
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.ISO_8859_1), bytes)) {
            throw new CorruptDataException(UNREADABLE);
        }
        try {
            String[] words = text.substring(0, end - 1).split(" ", -1);
            if (words.length != 6 || !words[0].equals(BEGIN)) {
                throw new CorruptDataException(UNREADABLE);
            }
            return new HighWater(
                    new Mark(Long.parseLong(words[1]), new Stamp(Long.parseLong(words[2]), Long.parseLong(words[3]))),
                    words[4],
                    Instant.parse(words[5]));
        } catch (IllegalArgumentException | DateTimeParseException otherForm) {
            throw new CorruptDataException(UNREADABLE, otherForm);
        }
    }

    private static String seal(String line, byte[] key) {
        return HexFormat.of().formatHex(Hmac.of(key, line.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
