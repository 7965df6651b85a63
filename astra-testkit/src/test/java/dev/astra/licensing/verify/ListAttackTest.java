package dev.astra.licensing.verify;

import static dev.astra.licensing.verify.SignedDesk.LICENSE;
import static dev.astra.licensing.verify.SignedDesk.OTHER;
import static dev.astra.licensing.verify.SignedDesk.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.licensing.SignedWhitelist;
import dev.astra.licensing.signature.Certificate;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Keyring;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.SignedHeader;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.SigningKey;
import dev.astra.licensing.signature.Stamp;
import dev.astra.licensing.verify.LicenseVerdict.Allowed;
import dev.astra.licensing.verify.LicenseVerdict.DeniedBecause;
import dev.astra.licensing.verify.LicenseVerdict.GraceUntil;
import dev.astra.licensing.verify.LicenseVerdict.UnknownBecause;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * What somebody may try who stands between the seller's web server and the customer's program, or has stolen a key. The
 * names of the attacks are those of The Update Framework.
 */
class ListAttackTest {
    private final SignedDesk desk = new SignedDesk();

    @Test
    void rollbackToAnOlderListDoesNotBringALicenseBack() {
        byte[] old = desk.list(1, 1, LICENSE);
        assertThat(desk.serve(old).verdict()).isEqualTo(new Allowed());
        assertThat(desk.serve(desk.list(1, 2, OTHER)).verdict()).isInstanceOf(DeniedBecause.class);
        LicenseReport report = desk.serve(old).check();
        assertThat(failed(report)).isEqualTo("ROLLBACK");
        assertThat(report.verdict()).isInstanceOf(UnknownBecause.class);
    }

    @Test
    void rollbackAcrossEpochsIsRefusedToo() {
        byte[] before = desk.list(1, 900, LICENSE);
        desk.serve(desk.list(2, 1, OTHER)).verdict();
        assertThat(failed(desk.serve(before).check())).isEqualTo("ROLLBACK");
    }

    @Test
    void rollbackDoesNotTakeALicenseAwayEither() {
        byte[] without = desk.list(1, 1, OTHER);
        desk.serve(desk.list(1, 2, LICENSE)).verdict();
        assertThat(desk.serve(without).verdict()).isEqualTo(new Allowed());
    }

    @Test
    void freezingTheListEndsWithItsTimeAndTheGrace() {
        byte[] frozen = desk.list(1, 1, LICENSE);
        desk.serve(frozen);
        int days = 0;
        for (LicenseVerdict verdict = desk.verdict();
                verdict instanceof Allowed || verdict instanceof GraceUntil;
                verdict = desk.verdict()) {
            desk.time.advance(Duration.ofDays(1));
            days++;
        }
        assertThat(days).isBetween(16, 17);
    }

    @Test
    void freezingTheListAndTheClockTogetherEndsToo() {
        Duration fresh = Duration.ofHours(2);
        desk.serve(desk.list(SignedDesk.LIST, new Stamp(1, 1), Keyring.FROM, fresh, LICENSE));
        long checks = 0;
        while (desk.verdict() instanceof Allowed) {
            desk.time.jumpClock(Duration.ofSeconds(-1));
            desk.time.advance(Duration.ofSeconds(1));
            checks++;
        }
        assertThat(Duration.ofMinutes(checks)).isLessThanOrEqualTo(fresh);
    }

    @Test
    void mixingTheHeaderOfOneListWithTheRowsOfAnotherIsRefused() {
        byte[] first = desk.list(1, 1, LICENSE);
        byte[] second = desk.list(1, 2, OTHER);
        int rows = SignedWhitelist.LEAST_ROWS * SignedWhitelist.ROW_BYTES;
        int trailer = "signature ".length() + 128 + 1;
        byte[] mixed = second.clone();
        System.arraycopy(first, first.length - trailer - rows, mixed, mixed.length - trailer - rows, rows);
        assertThat(failed(desk.serve(mixed).check())).isEqualTo("SIGNATURE");
        System.arraycopy(first, first.length - trailer, mixed, mixed.length - trailer, trailer);
        assertThat(failed(desk.serve(mixed).check())).isEqualTo("SIGNATURE");
    }

    @Test
    void twoListsOfOneNumberAreRefused() {
        desk.serve(desk.list(1, 1, OTHER)).verdict();
        LicenseReport report = desk.serve(desk.list(1, 1, LICENSE)).check();
        assertThat(failed(report)).isEqualTo("ROLLBACK");
        assertThat(report.toString()).contains("two different lists");
    }

    @Test
    void fastForwardWithAStolenKeyIsUndoneByAKeyWithAHigherLeastEpoch() {
        long greatest = 999_999_999_999_999L;
        assertThat(desk.serve(desk.list(greatest, greatest, OTHER)).verdict()).isInstanceOf(DeniedBecause.class);
        assertThat(failed(desk.serve(desk.list(1, 1, LICENSE)).check())).isEqualTo("ROLLBACK");
        Keyring stolen = desk.keys;
        desk.keys = stolen.rotated(2);
        assertThat(desk.serve(desk.list(2, 1, LICENSE)).verdict()).isEqualTo(new Allowed());
        desk.keys = stolen;
        assertThat(failed(desk.serve(desk.list(greatest, greatest, OTHER)).check()))
                .isEqualTo("ROLLBACK");
    }

    @Test
    void aRotationIsNotNoticedByCustomers() {
        byte[] before = desk.list(1, 1, LICENSE);
        desk.serve(before).verdict();
        desk.keys = desk.keys.rotated(1);
        assertThat(desk.serve(desk.list(1, 2, LICENSE)).verdict()).isEqualTo(new Allowed());
    }

    @Test
    void aKeyThatNobodyCertifiedSignsNothing() {
        Keyring thief = Keyring.of(Purpose.LIST);
        byte[] list = desk.list(1, 1, LICENSE);
        Keyring pinned = desk.keys;
        desk.keys = thief;
        byte[] forged = desk.list(1, 2, LICENSE);
        desk.keys = pinned;
        assertThat(failed(desk.serve(forged).check())).isEqualTo("SIGNATURE");
        String own = new String(forged, StandardCharsets.ISO_8859_1);
        String realRoot = "root " + pinned.root().id();
        byte[] renamed = own.replace("root " + thief.root().id(), realRoot).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(failed(desk.serve(renamed).check())).isEqualTo("SIGNATURE");
        assertThat(desk.serve(list).verdict()).isEqualTo(new Allowed());
    }

    @Test
    void aKeyForReleasesSignsNoList() {
        Keyring lists = desk.keys;
        desk.keys = Keyring.of(lists.root(), Purpose.RELEASE, 1);
        byte[] forged = desk.list(1, 1, LICENSE);
        desk.keys = lists;
        assertThat(failed(desk.serve(forged).check())).isEqualTo("SIGNATURE");
    }

    @Test
    void aKeyWhoseTimeIsOverSignsNothingThatIsFresh() {
        SigningKey key = SigningKey.generate();
        Certificate ended = Certificate.issue(
                desk.keys.root(),
                Purpose.LIST,
                key.verifying(),
                Keyring.FROM,
                Keyring.FROM.plus(Duration.ofDays(30)),
                1);
        desk.keys = new Keyring(desk.keys.root(), new Signer(key, ended));
        byte[] last = desk.list(
                SignedDesk.LIST, new Stamp(1, 1), ended.until().minusSeconds(1), SignedWhitelist.FRESH, LICENSE);
        desk.time.advance(Duration.ofDays(30 + 14 + 3));
        assertThat(desk.serve(last).verdict()).isInstanceOf(UnknownBecause.class);
    }

    @Test
    void aListThatClaimsToBeFreshForLongerIsNone() {
        byte[] forever = desk.list(
                SignedDesk.LIST, new Stamp(1, 1), Keyring.FROM, SignedWhitelist.FRESH.plusSeconds(1), LICENSE);
        assertThat(failed(desk.serve(forever).check())).isEqualTo("FORMAT");
    }

    @Test
    void theListOfAnotherProgramIsRefused() {
        byte[] other = desk.list("another", new Stamp(1, 1), Keyring.FROM, SignedWhitelist.FRESH, LICENSE);
        LicenseReport report = desk.serve(other).check();
        assertThat(failed(report)).isEqualTo("FORMAT");
        assertThat(report.toString()).contains("expected the list program, got a list named another");
    }

    @Test
    void unsortedRowsAndOddLengthsAreRefusedEvenIfSigned() {
        Issue issue = Keyring.issue(SignedDesk.LIST, 1, 1, Keyring.FROM);
        byte[] unsorted = new byte[SignedWhitelist.LEAST_ROWS * SignedWhitelist.ROW_BYTES];
        assertThat(failed(desk.serve(desk.keys.signer().sign(issue, unsorted)).check()))
                .isEqualTo("FORMAT");
        byte[] odd = new byte[SignedWhitelist.LEAST_ROWS * SignedWhitelist.ROW_BYTES + 32];
        assertThat(failed(desk.serve(desk.keys.signer().sign(issue, odd)).check()))
                .isEqualTo("FORMAT");
    }

    @Test
    void endlessDataIsLeftAfterAHeaderOrBehindTheSignature() {
        Counting header = new Counting(InputStream.nullInputStream());
        desk.source = () -> header;
        assertThat(failed(desk.check())).isEqualTo("FORMAT");
        assertThat(header.given).isLessThanOrEqualTo(SignedHeader.MOST_BYTES);
        byte[] list = desk.list(1, 1, LICENSE);
        Counting behind = new Counting(new ByteArrayInputStream(list));
        desk.source = () -> behind;
        assertThat(failed(desk.check())).isEqualTo("FORMAT");
        assertThat(behind.given).isLessThanOrEqualTo(list.length + 1);
    }

    @Test
    void aListThatIsCutOffAnywhereIsRefused() {
        byte[] list = desk.list(1, 1, LICENSE);
        for (int length = 0; length < list.length; length += length < 1_000 || length > list.length - 200 ? 1 : 997) {
            LicenseReport report = desk.serve(Arrays.copyOf(list, length)).check();
            assertThat(report.verdict()).isInstanceOf(UnknownBecause.class);
        }
    }

    @Test
    void aSealOfAnotherMachineOrAnEditedOneGivesNothing() {
        desk.serve(desk.list(1, 1, LICENSE)).verdict();
        String sealed = String.valueOf(desk.disk.remembered);
        desk.disk.remembered = sealed.replaceFirst("fresh [^\n]*", "fresh 2099-01-01T00:00:00Z");
        assertThat(desk.offline().verdict()).isInstanceOf(UnknownBecause.class);
        desk.disk.remembered = sealed;
        desk.machine = dev.astra.licensing.Shop.TWO;
        assertThat(desk.verdict()).isInstanceOf(UnknownBecause.class);
        desk.machine = dev.astra.licensing.Shop.ONE;
        assertThat(desk.verdict()).isEqualTo(new Allowed());
    }

    @Test
    void withoutASealOneCheckWithTheListIsNeeded() {
        desk.serve(desk.list(1, 1, LICENSE)).verdict();
        desk.disk.remembered = null;
        assertThat(desk.offline().verdict()).isInstanceOf(UnknownBecause.class);
        assertThat(desk.serve(desk.list(1, 2, LICENSE)).verdict()).isEqualTo(new Allowed());
        assertThat(desk.offline().verdict()).isEqualTo(new Allowed());
    }

    /** One thread. Endless, and counts what was taken from it. */
    private static final class Counting extends InputStream {
        private final InputStream in;
        private long given;

        Counting(InputStream begin) {
            this.in = new SequenceInputStream(begin, new Zeros());
        }

        @Override
        public int read() throws java.io.IOException {
            given++;
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws java.io.IOException {
            int count = in.read(into, from, length);
            given += count;
            return count;
        }
    }

    /** One thread. */
    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            Arrays.fill(into, from, from + length, (byte) 0);
            return length;
        }
    }
}
