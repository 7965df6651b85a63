package dev.astra.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.RejectedException;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.SignedWhitelist;
import dev.astra.licensing.SignedWhitelist.Entry;
import dev.astra.licensing.machine.Grade;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.machine.MachineIdSource;
import dev.astra.licensing.signature.FileKeys;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.SigningKey;
import dev.astra.licensing.signature.Stamp;
import dev.astra.licensing.verify.FileWhitelistSource;
import dev.astra.licensing.verify.WhitelistSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedProgramTest {
    private static final int MOST_LINES = 25;
    private static final String KEY = "0001-0203-0405-0607-0809-0a0b-0c0d-0e0f";
    private static final MachineId MACHINE = MachineId.parse("4c4c4544-0042-3510-8054-b7c04f534433");
    private static final MachineIdSource SOURCE =
            () -> new MachineIdOutcome.Found(MACHINE, Grade.HARDWARE, "made up for this test");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private String root = "";
    private Path list = Path.of("");

    @BeforeEach
    void publish() throws IOException {
        SigningKey rootKey = FileKeys.createRoot(directory.resolve("root.key"));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Signer signer = FileKeys.in(directory.resolve("keys"))
                .create(rootKey, Purpose.LIST, now, now.plus(Duration.ofDays(30)), 1);
        Stamp stamp = new Stamp(1, 1);
        byte[] rows = SignedWhitelist.rows(
                Stream.of(new Entry(LicenseKey.parse(KEY), MACHINE)), "astra", stamp, new SecureRandom());
        Issue issue = new Issue("astra", stamp, now, now.plus(SignedWhitelist.FRESH), Issue.FIRST);
        list = Files.write(directory.resolve("astra.list"), signer.sign(issue, rows));
        root = rootKey.verifying().hex();
    }

    private int start(String key, WhitelistSource source, String newest) {
        return GuardedProgram.start(
                key,
                root,
                SOURCE,
                source,
                () -> newest,
                directory.resolve("memory"),
                new PrintStream(screen, true, StandardCharsets.UTF_8));
    }

    @Test
    void runsOnALicensedMachineAndTellsOfANewerVersion() {
        assertThat(start(KEY, new FileWhitelistSource(list), "1.1.0")).isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("Version 1.1.0 is at", "Here the program begins.");
    }

    @Test
    void runsOnWhileTheListIsAway() {
        start(KEY, new FileWhitelistSource(list), "1.0.0");
        WhitelistSource away = () -> {
            throw new RejectedException("the server is gone");
        };
        assertThat(start(KEY, away, "1.0.0")).isZero();
    }

    @Test
    void stopsWithoutALicenseAndWithoutAnAnswer() {
        WhitelistSource away = () -> {
            throw new RejectedException("the server is gone");
        };
        assertThat(start(KEY, away, "1.0.0")).isEqualTo(1);
        assertThat(start("ffff-0203-0405-0607-0809-0a0b-0c0d-0e0f", new FileWhitelistSource(list), "1.0.0"))
                .isEqualTo(1);
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("could not be checked: the server is gone", "not licensed: ")
                .doesNotContain("Here the program begins.");
    }

    @Test
    void takesNoMoreThanTwentyFiveLines() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/java/dev/astra/quickstart/GuardedProgram.java"));
        long shown = lines.stream()
                .dropWhile(line -> !line.contains("// region"))
                .skip(1)
                .takeWhile(line -> !line.contains("// endregion"))
                .count();
        assertThat(shown).isBetween(10L, (long) MOST_LINES);
    }
}
