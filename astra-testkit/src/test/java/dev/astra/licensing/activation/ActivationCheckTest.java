package dev.astra.licensing.activation;

import static dev.astra.licensing.machine.ComponentKind.BOARD;
import static dev.astra.licensing.machine.ComponentKind.DISK;
import static dev.astra.licensing.machine.ComponentKind.INSTALLATION;
import static dev.astra.licensing.machine.ComponentKind.NETWORK;
import static dev.astra.licensing.machine.ComponentKind.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.freshness.FileHighWaterMemory;
import dev.astra.licensing.freshness.HighWaterMemory;
import dev.astra.licensing.machine.Parts;
import dev.astra.licensing.signature.Keyring;
import dev.astra.licensing.signature.Purpose;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationCheckTest {
    private static final LicenseKey KEY = new LicenseKey("00112233445566778899aabbccddeeff");
    private static final BuyerId LICENSE = new BuyerId(42);
    private static final Keyring KEYS = Keyring.of(Purpose.ACTIVATION);

    private final VirtualTime time = new VirtualTime(Keyring.FROM.plus(Duration.ofDays(10)));

    @TempDir
    Path directory;

    private HighWaterMemory memory;

    @BeforeEach
    void remember() {
        memory = new FileHighWaterMemory(directory.resolve("seen"), KEY.bytes());
    }

    private byte[] file(Parts machine, int needed, long version) {
        Random random = new Random(version);
        List<SealedComponent> sealed = EnrollmentCode.of(machine.read()).components().stream()
                .map(component -> SealedComponent.seal(component, KEY, random))
                .toList();
        return new ActivationFile(LICENSE, needed, sealed)
                .sign(KEYS.signer(), Keyring.issue("license-42", 1, version, time.instant()));
    }

    private ActivationVerdict judge(Parts machine, byte[] file) {
        return new ActivationCheck(LICENSE, KEY, machine::read, KEYS.pinned(), memory, time).judge(file);
    }

    private static String word(ActivationVerdict verdict) {
        return verdict.fold(
                allowed -> "allowed " + allowed.match().matched(),
                denied -> "denied: " + denied.reason(),
                unknown -> "unknown: " + unknown.reason());
    }

    @Test
    @Covers("A-125")
    void theActivatedMachineMayRunAndAnotherMayNot() {
        byte[] file = file(Parts.all(1), 8, 1);
        assertThat(file).hasSizeLessThan(ActivationFile.MOST_BYTES);
        assertThat(word(judge(Parts.all(1), file))).isEqualTo("allowed 12");
        assertThat(word(judge(Parts.all(2), file))).startsWith("denied: this is not the machine");
    }

    @Test
    void diskAndSystemMayBeNewButNotTheBoardToo() {
        byte[] file = file(Parts.all(1), 8, 1);
        assertThat(word(judge(Parts.all(1).with(2, DISK, INSTALLATION), file))).isEqualTo("allowed 8");
        assertThat(word(judge(Parts.all(1).with(2, DISK, INSTALLATION, NETWORK), file)))
                .startsWith("denied");
        assertThat(word(judge(Parts.all(1).with(2, BOARD, SYSTEM), file))).startsWith("denied");
    }

    @Test
    void hidingAPartNeverHelps() {
        byte[] file = file(Parts.all(1), 8, 1);
        assertThat(word(judge(Parts.all(2).without(BOARD, SYSTEM, DISK, INSTALLATION, NETWORK), file)))
                .startsWith("denied");
        assertThat(word(judge(Parts.all(1).without(BOARD, SYSTEM), file))).startsWith("denied");
    }

    @Test
    @Covers("A-122")
    void aMachineThatTellsNothingIsNotLicensedAndHearsWhy() {
        byte[] file = file(Parts.all(1), 8, 1);
        assertThat(word(judge(new Parts(java.util.Map.of()), file)))
                .startsWith("unknown: this machine tells nothing about itself");
    }

    @Test
    void withAnotherKeyTheFileFitsNoMachine() {
        byte[] file = file(Parts.all(1), 1, 1);
        LicenseKey other = new LicenseKey("ff112233445566778899aabbccddeeff");
        assertThat(word(new ActivationCheck(LICENSE, other, Parts.all(1)::read, KEYS.pinned(), memory, time)
                        .judge(file)))
                .startsWith("denied");
    }

    @Test
    @Covers("A-127")
    void whatIsNoActivationFileLicensesNobody() {
        for (byte[] file : List.of(
                new byte[0], "<html></html>".getBytes(java.nio.charset.StandardCharsets.UTF_8), new byte[100_000])) {
            assertThat(word(judge(Parts.all(1), file))).startsWith("unknown");
        }
    }

    @Test
    void turningTheClockBackGainsNothing() {
        byte[] file = file(Parts.all(1), 8, 1);
        assertThat(word(judge(Parts.all(1), file))).startsWith("allowed");
        time.advance(Duration.ofDays(14));
        assertThat(word(judge(Parts.all(1), file))).startsWith("denied: the activation file was good until");
        time.jumpClock(Duration.ofDays(-13));
        assertThat(word(judge(Parts.all(1), file))).startsWith("denied: the activation file was good until");
    }

    @Test
    void aDamagedMemoryIsNoYes() throws IOException {
        byte[] file = file(Parts.all(1), 8, 1);
        judge(Parts.all(1), file);
        Path seen = directory.resolve("seen");
        Files.writeString(seen, Files.readString(seen).replace("astra-high-water-1 1 1 1", "astra-high-water-1 1 1 0"));
        assertThat(word(judge(Parts.all(1), file))).startsWith("unknown").doesNotContain("allowed");
    }
}
