package dev.astra.licensing.attack;

import static dev.astra.licensing.signature.Purpose.ACTIVATION;
import static dev.astra.licensing.signature.Purpose.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.activation.ActivationCheck;
import dev.astra.licensing.activation.ActivationFile;
import dev.astra.licensing.activation.EnrollmentCode;
import dev.astra.licensing.activation.SealedComponent;
import dev.astra.licensing.freshness.FileHighWaterMemory;
import dev.astra.licensing.freshness.HighWater;
import dev.astra.licensing.freshness.HighWaterMemory;
import dev.astra.licensing.machine.Parts;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Keyring;
import dev.astra.licensing.signature.SigningKey;
import dev.astra.licensing.signature.Stamp;
import dev.astra.testkit.Cases;
import dev.astra.testkit.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The attacks that The Update Framework lists, on activation files, and histories of clocks. */
class ActivationAttacksTest {
    private static final LicenseKey KEY = new LicenseKey("00112233445566778899aabbccddeeff");
    private static final SigningKey ROOT = SigningKey.generate();
    private static final Keyring KEYS = Keyring.of(ROOT, ACTIVATION, 1);
    private static final Parts MINE = Parts.all(1);
    private static final Parts OTHER = Parts.all(2);

    private final VirtualTime time = new VirtualTime(Keyring.FROM.plus(Duration.ofDays(11)));

    @TempDir
    Path directory;

    private static byte[] file(Keyring keys, long license, Parts machine, long version) {
        return file(keys, license, machine, version, Keyring.FROM.plus(Duration.ofDays(10)));
    }

    private static byte[] file(Keyring keys, long license, Parts machine, long version, Instant signed) {
        Random random = new Random(version);
        ActivationFile said = new ActivationFile(
                new BuyerId(license),
                8,
                EnrollmentCode.of(machine.read()).components().stream()
                        .map(component -> SealedComponent.seal(component, KEY, random))
                        .toList());
        Issue issue = new Issue(
                ActivationFile.name(said.license()),
                new Stamp(keys.signer().certificate().leastEpoch(), version),
                signed,
                signed.plus(Duration.ofDays(14)),
                Issue.FIRST);
        return said.sign(keys.signer(), issue);
    }

    private String judge(byte[] file, Parts machine) {
        return judge(file, machine, new FileHighWaterMemory(directory.resolve("seen"), KEY.bytes()));
    }

    private String judge(byte[] file, Parts machine, HighWaterMemory memory) {
        return new ActivationCheck(new BuyerId(42), KEY, machine::read, KEYS.pinned(), memory, time)
                .judge(file)
                .fold(
                        allowed -> "allowed",
                        denied -> "denied: " + denied.reason(),
                        unknown -> "unknown: " + unknown.reason());
    }

    @Test
    void rollbackToTheFileOfAnEarlierMachineIsRefused() {
        byte[] old = file(KEYS, 42, OTHER, 1);
        assertThat(judge(file(KEYS, 42, MINE, 2), MINE)).isEqualTo("allowed");
        assertThat(judge(old, OTHER)).startsWith("denied: a newer activation file was used");
    }

    @Test
    void aFileIsGoodForItsTimeAndNoLonger() {
        byte[] file = file(KEYS, 42, MINE, 1);
        time.setClock(Keyring.FROM.plus(Duration.ofDays(24)).minusSeconds(1));
        assertThat(judge(file, MINE)).isEqualTo("allowed");
        time.advance(Duration.ofSeconds(1));
        assertThat(judge(file, MINE)).startsWith("denied: the activation file was good until");
    }

    @Test
    void theFileOfAnotherLicenseIsRefused() {
        assertThat(judge(file(KEYS, 43, MINE, 1), MINE))
                .startsWith("denied: the activation file is of another license");
    }

    @Test
    void theContentOfOneFileWithTheSignatureOfAnotherIsRefused() {
        byte[] mine = file(KEYS, 42, MINE, 1);
        byte[] theirs = file(KEYS, 42, OTHER, 2);
        Cases.run(300, random -> {
            int cut = 1 + random.nextInt(Math.min(mine.length, theirs.length) - 1);
            byte[] mixed = theirs.clone();
            System.arraycopy(mine, 0, mixed, 0, Math.min(cut, mixed.length));
            if (!Arrays.equals(mixed, theirs) && !Arrays.equals(mixed, mine)) {
                assertThat(judge(mixed, MINE)).isNotEqualTo("allowed");
            }
        });
    }

    @Test
    void aStolenKeyThatWentFastForwardIsShutOutByARootKey() {
        assertThat(judge(file(KEYS, 42, MINE, 999_999_999_999_999L), MINE)).isEqualTo("allowed");
        assertThat(judge(file(KEYS, 42, MINE, 2), MINE)).startsWith("denied: a newer");
        Keyring next = KEYS.rotated(2);
        assertThat(judge(file(next, 42, MINE, 1), MINE)).isEqualTo("allowed");
        assertThat(judge(file(KEYS, 42, MINE, 999_999_999_999_999L), MINE)).startsWith("denied: a newer");
    }

    @Test
    void keysOfOtherRootsAndOtherPurposesSignNoActivations() {
        assertThat(judge(file(Keyring.of(ACTIVATION), 42, MINE, 1), MINE)).startsWith("unknown");
        assertThat(judge(file(Keyring.of(ROOT, RELEASE, 1), 42, MINE, 1), MINE)).startsWith("unknown");
    }

    @Test
    void endlessDataIsRefusedByItsLength() {
        assertThat(judge(new byte[ActivationFile.MOST_BYTES + 1], MINE)).contains("at most");
        byte[] file = file(KEYS, 42, MINE, 1);
        byte[] longer = Arrays.copyOf(file, file.length + 1);
        assertThat(judge(longer, MINE)).startsWith("unknown");
        String text = new String(file, StandardCharsets.ISO_8859_1);
        String said = text.replaceFirst("body [0-9]+", "body 999999999999999");
        assertThat(judge(said.getBytes(StandardCharsets.ISO_8859_1), MINE)).startsWith("unknown");
    }

    @Test
    void noHistoryOfTheClockGivesAFileMoreTimeThanItsOwnAndHonestOnesAreNeverRefused() {
        Cases.run(40, random -> {
            HighWaterMemory memory = new Remembered();
            Instant signed = Keyring.FROM.plus(Duration.ofDays(10));
            byte[] file = file(KEYS, 42, MINE, 1, signed);
            time.setClock(signed);
            Instant furthest = signed;
            for (int step = 0; step < 40; step++) {
                time.jumpClock(Duration.ofHours(random.nextInt(60) - 25));
                furthest = time.instant().isAfter(furthest) ? time.instant() : furthest;
                boolean inTime = furthest.isBefore(signed.plus(Duration.ofDays(14)));
                assertThat(judge(file, MINE, memory).equals("allowed")).isEqualTo(inTime);
            }
        });
    }

    @Test
    void aClockThatOnceWasFarAheadIsSetRightByANewerFile() {
        HighWaterMemory memory = new Remembered();
        byte[] file = file(KEYS, 42, MINE, 1);
        assertThat(judge(file, MINE, memory)).isEqualTo("allowed");
        time.jumpClock(Duration.ofDays(5_000));
        assertThat(judge(file, MINE, memory)).startsWith("denied");
        time.jumpClock(Duration.ofDays(-5_000));
        assertThat(judge(file, MINE, memory)).startsWith("denied");
        assertThat(judge(file(KEYS, 42, MINE, 2), MINE, memory)).isEqualTo("allowed");
        assertThat(judge(file, MINE, memory)).startsWith("denied: a newer");
    }

    private static final class Remembered implements HighWaterMemory {
        private Optional<HighWater> seen = Optional.empty();

        @Override
        public Optional<HighWater> load() {
            return seen;
        }

        @Override
        public void save(HighWater newest) {
            seen = Optional.of(newest);
        }
    }
}
