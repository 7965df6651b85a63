package dev.astra.licensing.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.licensing.digest.Sha256;
import dev.astra.testkit.Cases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SignedFileTest {
    private static final Keyring KEYS = Keyring.of(Purpose.LIST);
    private static final Issue ISSUE = Keyring.issue("program", 2, 17, Keyring.FROM.plusSeconds(60));
    private static final byte[] BODY = "what is said".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FILE = KEYS.signer().sign(ISSUE, BODY);

    @Test
    void givesBackWhatWasSigned() {
        String read = read(FILE, KEYS.pinned());
        assertThat(read).isEqualTo("program 1/2.17 what is said");
    }

    @Test
    void hashesWhatWasSigned() {
        String written = KEYS.signer().signed(ISSUE, BODY).hash();
        assertThat(SignedFile.<String>read(
                        FILE, Purpose.LIST, KEYS.pinned(), 100, (sound, body) -> sound.hash(), text -> text))
                .isEqualTo(written)
                .hasSize(64);
    }

    @Test
    void anotherRootKeyIsNotTrusted() {
        assertThat(read(FILE, Keyring.of(Purpose.LIST).pinned()))
                .isEqualTo("refused: the certificate is signed by a root" + " key that this program does not know");
    }

    @Test
    void oneOfSeveralPinnedKeysIsEnough() {
        RootKeys both = new RootKeys(
                java.util.List.of(SigningKey.generate().verifying(), KEYS.root().verifying()));
        assertThat(read(FILE, both)).startsWith("program");
    }

    @Test
    void aKeyForAnotherPurposeIsWorthNothing() {
        byte[] release = Keyring.of(KEYS.root(), Purpose.RELEASE, 1).signer().sign(ISSUE, BODY);
        assertThat(read(release, KEYS.pinned())).contains("kind list", "kind release");
        byte[] renamed = new String(release, StandardCharsets.ISO_8859_1)
                .replace("astra-signed-1 release", "astra-signed-1 list")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(renamed, KEYS.pinned()))
                .isEqualTo("refused: the root key's signature under the certificate is wrong");
    }

    /** A thief's own program asks nobody before it signs: what the key may not sign is refused by those who read it. */
    @Test
    void whatAThiefSignsOutsideOfItsCertificateIsNotTrusted() {
        SigningKey root = KEYS.root();
        SigningKey stolen = SigningKey.generate();
        Instant until = Keyring.FROM.plus(Keyring.TERM);
        Certificate certificate = Certificate.issue(root, Purpose.LIST, stolen.verifying(), Keyring.FROM, until, 3);
        assertThat(read(signed(stolen, certificate, 3, Keyring.FROM), KEYS.pinned()))
                .startsWith("program");
        assertThat(read(signed(stolen, certificate, 2, Keyring.FROM), KEYS.pinned()))
                .contains("below the least one");
        assertThat(read(signed(stolen, certificate, 3, until), KEYS.pinned())).contains("outside the time");
        assertThat(read(signed(stolen, certificate, 3, Keyring.FROM.minusSeconds(1)), KEYS.pinned()))
                .contains("outside the time");
    }

    private static byte[] signed(SigningKey key, Certificate certificate, long epoch, Instant when) {
        byte[] header = new SignedHeader(Keyring.issue("program", epoch, 1, when), certificate, BODY.length).bytes();
        String code = HexFormat.of().formatHex(key.sign(Sha256.of(header, BODY)));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header);
        file.writeBytes(BODY);
        file.writeBytes((Signer.SIGNATURE + code + "\n").getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    @Test
    void aFileSignedOutsideTheTimeOfItsCertificateIsNotTrusted() {
        Certificate certificate = KEYS.signer().certificate();
        assertThat(certificate.covers(certificate.from().minusSeconds(1))).isFalse();
        assertThat(certificate.covers(certificate.from())).isTrue();
        assertThat(certificate.covers(certificate.until().minusSeconds(1))).isTrue();
        assertThat(certificate.covers(certificate.until())).isFalse();
        assertThatThrownBy(() -> KEYS.signer().sign(Keyring.issue("program", 1, 1, certificate.until()), BODY))
                .hasMessageContaining("certify a new key");
    }

    @Test
    void anEpochBelowTheLeastIsNotSigned() {
        Signer later = KEYS.rotated(3).signer();
        assertThatThrownBy(() -> later.sign(ISSUE, BODY)).hasMessageContaining("expected epoch 3 or later, got 2");
    }

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < FILE.length; length++) {
            assertThat(read(Arrays.copyOf(FILE, length), KEYS.pinned())).startsWith("refused: ");
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        for (int bit = 0; bit < FILE.length * 8; bit++) {
            byte[] flipped = FILE.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(read(flipped, KEYS.pinned())).startsWith("refused: ");
        }
    }

    @Test
    void nothingMayFollow() {
        byte[] longer = Arrays.copyOf(FILE, FILE.length + 1);
        longer[FILE.length] = '\n';
        assertThat(read(longer, KEYS.pinned())).isEqualTo("refused: expected nothing behind the signature, got more");
    }

    @Test
    void anEndlessFileIsLeftAfterTheHeader() throws IOException {
        Endless endless = new Endless();
        Reading reading = SignedFile.read(endless, Purpose.LIST, KEYS.pinned(), 100, header -> (chunk, length) -> {});
        assertThat(reading).isInstanceOf(Reading.Malformed.class);
        assertThat(endless.given).isLessThanOrEqualTo(SignedHeader.MOST_BYTES);
    }

    @Test
    void aBodyLongerThanAllowedIsNotRead() throws IOException {
        int[] chunks = {0};
        Reading reading = SignedFile.read(
                new ByteArrayInputStream(FILE),
                Purpose.LIST,
                KEYS.pinned(),
                BODY.length - 1,
                header -> (chunk, length) -> chunks[0]++);
        assertThat(reading).isInstanceOf(Reading.Malformed.class);
        assertThat(chunks[0]).isZero();
    }

    @Test
    void valuesWrittenInAnotherWayAreRefused() {
        Cases.run(200, random -> {
            String text = new String(FILE, StandardCharsets.ISO_8859_1);
            String[] lines = text.split("\n", -1);
            int line = random.nextInt(14);
            String other = random.nextBoolean() ? lines[line] + " " : lines[line].replaceFirst(" ", "  ");
            lines[line] = random.nextInt(3) == 0 ? lines[line] + "\r" : other;
            byte[] changed = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(read(changed, KEYS.pinned())).startsWith("refused: this is no signed file");
        });
    }

    private static String read(byte[] file, RootKeys roots) {
        return SignedFile.read(
                file,
                Purpose.LIST,
                roots,
                100,
                (sound, body) -> sound.header().issue().name() + " "
                        + sound.header().mark() + " " + new String(body, StandardCharsets.US_ASCII),
                refused -> "refused: " + refused);
    }

    /** One thread. Never ends. */
    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return 'a';
        }

        @Override
        public int read(byte[] into, int from, int length) {
            Arrays.fill(into, from, from + length, (byte) 'a');
            given += length;
            return length;
        }
    }
}
