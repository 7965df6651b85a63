package dev.astra.benchmarks.licensing;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.SignedWhitelist;
import dev.astra.licensing.SignedWhitelist.Entry;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.Stamp;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/** Lists of made-up licenses; a license of a number is always the same. */
final class Lists {
    static final String NAME = "bench";

    private Lists() {}

    static Entry entry(int number) {
        byte[] key = new byte[16];
        new SplittableRandom(number).nextBytes(key);
        return new Entry(new LicenseKey(HexFormat.of().formatHex(key)), machine(number));
    }

    static MachineId machine(int number) {
        return MachineId.parse(new UUID(0x4c4c454400423510L, 0x8054000000000000L | number).toString());
    }

    static byte[] rows(int licenses, Stamp stamp) {
        return SignedWhitelist.rows(
                IntStream.rangeClosed(1, licenses).mapToObj(Lists::entry), NAME, stamp, new SecureRandom());
    }

    static void writeSigned(Path file, Signer signer, byte[] rows, Stamp stamp) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Issue issue = new Issue(NAME, stamp, now, now.plus(SignedWhitelist.FRESH), Issue.FIRST);
        try (OutputStream out = Files.newOutputStream(file)) {
            signer.signed(issue, rows).writeTo(out);
        }
    }

    static void writeLegacy(Path file, int licenses) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int number = 1; number <= licenses; number++) {
                String line = LegacyWhitelist.line(new BuyerId(number), machine(number)) + "\n";
                out.write(line.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
