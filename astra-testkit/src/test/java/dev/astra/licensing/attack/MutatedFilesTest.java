package dev.astra.licensing.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.activation.ActivationFile;
import dev.astra.licensing.activation.EnrollmentCode;
import dev.astra.licensing.activation.SealedComponent;
import dev.astra.licensing.machine.Parts;
import dev.astra.licensing.release.Release;
import dev.astra.licensing.release.Shelf;
import dev.astra.licensing.signature.Keyring;
import dev.astra.licensing.signature.Purpose;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Seeded mutations of signed files: none is accepted. {@code -Pdeep} makes many more. */
class MutatedFilesTest {
    private static final int MUTATIONS = Integer.getInteger("astra.mutations", 1_500);
    private static final LicenseKey KEY = new LicenseKey("00112233445566778899aabbccddeeff");
    private static final int KINDS = 8;

    @Test
    void noMutatedActivationFileIsAccepted() {
        Keyring keys = Keyring.of(Purpose.ACTIVATION);
        Random random = new Random(11);
        ActivationFile said = new ActivationFile(
                new BuyerId(42),
                8,
                EnrollmentCode.of(Parts.all(1).read()).components().stream()
                        .map(component -> SealedComponent.seal(component, KEY, random))
                        .toList());
        byte[] file =
                said.sign(keys.signer(), Keyring.issue("license-42", 1, 1, Keyring.FROM.plus(Duration.ofDays(10))));
        Predicate<byte[]> accepted =
                bytes -> ActivationFile.read(bytes, keys.pinned(), (read, how) -> true, refused -> false);
        assertThat(accepted.test(file)).isTrue();
        assertThat(acceptedOf(file, accepted, random)).isZero();
    }

    @Test
    void noMutatedManifestIsAccepted() {
        Keyring keys = Keyring.of(Purpose.RELEASE);
        byte[] file = Shelf.manifest(keys.signer(), Shelf.STABLE, "1.3.0", 1, 7);
        Predicate<byte[]> accepted =
                bytes -> Release.read(bytes, Shelf.STABLE, keys.pinned(), (read, how) -> true, refused -> false);
        assertThat(accepted.test(file)).isTrue();
        assertThat(acceptedOf(file, accepted, new Random(12))).isZero();
    }

    private static int acceptedOf(byte[] file, Predicate<byte[]> reader, Random random) {
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutated(file, random);
            if (!Arrays.equals(mutated, file) && reader.test(mutated)) {
                accepted++;
            }
        }
        return accepted;
    }

    private static byte[] mutated(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        int other = random.nextInt(file.length);
        byte[] copy = file.clone();
        switch (random.nextInt(KINDS)) {
            case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> copy[at] = (byte) random.nextInt(256);
            case 2 -> copy[at] = file[other];
            case 3 -> copy = Arrays.copyOf(file, at);
            case 4 -> copy = without(file, at, 1 + random.nextInt(20));
            case 5 -> copy = with(file, at, random.nextInt(20) + 1, random);
            case 6 -> {
                int length = Math.min(1 + random.nextInt(40), file.length - Math.max(at, other));
                System.arraycopy(file, at, copy, other, length);
            }
            default -> {
                for (int flips = 2 + random.nextInt(8); flips > 0; flips--) {
                    copy[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return copy;
    }

    private static byte[] without(byte[] file, int at, int count) {
        int end = Math.min(file.length, at + count);
        byte[] shorter = new byte[file.length - (end - at)];
        System.arraycopy(file, 0, shorter, 0, at);
        System.arraycopy(file, end, shorter, at, file.length - end);
        return shorter;
    }

    private static byte[] with(byte[] file, int at, int count, Random random) {
        byte[] added = new byte[count];
        random.nextBytes(added);
        byte[] longer = new byte[file.length + count];
        System.arraycopy(file, 0, longer, 0, at);
        System.arraycopy(added, 0, longer, at, count);
        System.arraycopy(file, at, longer, at + count, file.length - at);
        return longer;
    }
}
