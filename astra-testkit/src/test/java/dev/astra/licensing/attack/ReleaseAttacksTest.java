package dev.astra.licensing.attack;

import static dev.astra.licensing.signature.Purpose.LIST;
import static dev.astra.licensing.signature.Purpose.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.time.RetryPolicy;
import dev.astra.licensing.freshness.FileHighWaterMemory;
import dev.astra.licensing.release.Channel;
import dev.astra.licensing.release.FileDownloadOutcome;
import dev.astra.licensing.release.FileReleaseDownload;
import dev.astra.licensing.release.Progress;
import dev.astra.licensing.release.Release;
import dev.astra.licensing.release.ReleaseOutcome;
import dev.astra.licensing.release.Shelf;
import dev.astra.licensing.release.SignedUpdateCheck;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Keyring;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.SigningKey;
import dev.astra.licensing.verify.Version;
import dev.astra.testkit.VirtualTime;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The attacks that The Update Framework lists, on release manifests and files. */
class ReleaseAttacksTest {
    private static final Channel STABLE = Shelf.STABLE;
    private static final SigningKey ROOT = SigningKey.generate();
    private static final SigningKey SPARE_ROOT = SigningKey.generate();
    private static final RootKeys PINNED =
            RootKeys.of(ROOT.verifying().hex(), SPARE_ROOT.verifying().hex());
    private static final Keyring KEYS = Keyring.of(ROOT, RELEASE, 1);
    private static final Version RUNNING = Version.parse("1.2.0");

    private final VirtualTime time = new VirtualTime(Keyring.FROM.plus(Duration.ofDays(11)));
    private final Shelf shelf = new Shelf();

    @TempDir
    Path directory;

    private String check() {
        return word(SignedUpdateCheck.builder(
                        RUNNING, STABLE, shelf, PINNED, new FileHighWaterMemory(directory.resolve("seen"), new byte[] {1
                        }))
                .retry(RetryPolicy.once())
                .time(time, time)
                .build()
                .run());
    }

    private String check(byte[] manifest) {
        shelf.shown = manifest;
        return check();
    }

    private static String word(ReleaseOutcome outcome) {
        return outcome.fold(
                upToDate -> "up to date",
                available -> "offered " + available.release().version(),
                refused -> "refused: " + refused.reason(),
                unknown -> "unknown: " + unknown.reason());
    }

    private static byte[] manifest(Keyring keys, String version, long number) {
        return Shelf.manifest(
                keys.signer(), STABLE, version, keys.signer().certificate().leastEpoch(), number);
    }

    @Test
    void rollbackToAnOlderManifestIsRefused() {
        byte[] old = manifest(KEYS, "1.3.0", 1);
        assertThat(check(manifest(KEYS, "1.4.0", 2))).isEqualTo("offered 1.4.0");
        assertThat(check(old)).startsWith("refused: an older manifest");
    }

    @Test
    void freezingOnAnOldManifestIsNoticedWhenItsTimeIsOver() {
        byte[] frozen = manifest(KEYS, "1.3.0", 1);
        time.setClock(Keyring.FROM.plus(Duration.ofDays(24)).minusSeconds(1));
        assertThat(check(frozen)).isEqualTo("offered 1.3.0");
        time.advance(Duration.ofSeconds(1));
        assertThat(check(frozen)).startsWith("refused: the manifest was good until");
    }

    @Test
    void freezingAndTurningTheClockBackIsNoticedToo() {
        byte[] frozen = manifest(KEYS, "1.3.0", 1);
        time.advance(Duration.ofDays(20));
        check(frozen);
        time.jumpClock(Duration.ofDays(-19));
        assertThat(check(frozen)).startsWith("refused: the manifest was good until");
    }

    @Test
    void mixingTheManifestOfAnotherChannelOrProductIsRefused() {
        Channel beta = new Channel(STABLE.product(), "beta");
        assertThat(check(Shelf.manifest(KEYS.signer(), beta, "1.9.0", 1, 9)))
                .startsWith("refused: expected the manifest");
        assertThat(check(Shelf.manifest(KEYS.signer(), Channel.stable("other"), "1.9.0", 1, 9)))
                .startsWith("refused: expected the manifest");
        assertThat(check(manifest(KEYS, "1.3.0", 1))).isEqualTo("offered 1.3.0");
    }

    @Test
    void mixingTheManifestOfOneReleaseWithTheFileOfAnotherIsRefused() {
        Release release = Shelf.release(STABLE, "1.4.0");
        shelf.files.put(release.file(), new ByteArrayInputStream(Shelf.content("1.3.0")));
        assertThat(fetch(release)).startsWith("refused: the file program-1.4.0.zip is not the one");
    }

    @Test
    void aWrongFileOfTheRightLengthIsRefused() {
        Release release = Shelf.release(STABLE, "1.4.0");
        shelf.files.put(release.file(), new ByteArrayInputStream(new byte[(int) release.bytes()]));
        assertThat(fetch(release)).startsWith("refused: the file program-1.4.0.zip is not the one");
    }

    private String fetch(Release release) {
        FileDownloadOutcome outcome =
                new FileReleaseDownload(shelf, directory).fetch(release, RUNNING, Progress.none());
        return outcome.fold(placed -> "placed", refused -> "refused: " + refused.reason());
    }

    @Test
    void aDowngradeIsNeitherOfferedNorFetched() {
        assertThat(check(manifest(KEYS, "1.1.0", 5))).isEqualTo("up to date");
        assertThat(fetch(Shelf.release(STABLE, "1.1.0"))).startsWith("refused: version 1.1.0 is not newer");
        assertThat(fetch(Shelf.release(STABLE, "1.2.0"))).startsWith("refused: version 1.2.0 is not newer");
    }

    @Test
    void endlessDataIsReadNoFurtherThanWasSaid() {
        Release release = Shelf.release(STABLE, "1.4.0");
        Endless endless = new Endless();
        shelf.files.put(release.file(), endless);
        assertThat(fetch(release)).contains("got more");
        assertThat(endless.given).isEqualTo(release.bytes() + 1);
        assertThat(check(new byte[Release.MOST_BYTES + 1])).startsWith("refused: expected a manifest of at most");
    }

    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return 'x';
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            given += length;
            return length;
        }
    }

    @Test
    void aStolenKeyThatWentFastForwardIsShutOutByARootKey() {
        assertThat(check(manifest(KEYS, "1.3.0", 1))).isEqualTo("offered 1.3.0");
        assertThat(check(manifest(KEYS, "6.6.6", 999_999_999_999_999L))).isEqualTo("offered 6.6.6");
        assertThat(check(manifest(KEYS, "1.4.0", 3))).startsWith("refused: an older manifest");
        Keyring next = KEYS.rotated(2);
        assertThat(check(manifest(next, "1.4.0", 1))).isEqualTo("offered 1.4.0");
        assertThat(check(manifest(KEYS, "6.6.7", 999_999_999_999_999L))).startsWith("refused: an older manifest");
        byte[] inAHigherEpoch = Shelf.manifest(KEYS.signer(), STABLE, "6.6.8", 999_999L, 999_999L);
        assertThat(check(inAHigherEpoch)).startsWith("refused: an older manifest");
        assertThat(check(manifest(next, "1.5.0", 2))).isEqualTo("offered 1.5.0");
    }

    @Test
    void aKeyIsRotatedInTheMiddleWithoutAWordToCustomers() {
        assertThat(check(manifest(KEYS, "1.3.0", 7))).isEqualTo("offered 1.3.0");
        Keyring next = KEYS.rotated(1);
        assertThat(check(manifest(next, "1.4.0", 8))).isEqualTo("offered 1.4.0");
    }

    @Test
    void aLostRootKeyIsReplacedByTheOtherPinnedOne() {
        Keyring under = Keyring.of(SPARE_ROOT, RELEASE, 1);
        assertThat(check(manifest(under, "1.3.0", 1))).isEqualTo("offered 1.3.0");
    }

    @Test
    void aKeyUnderAnUnknownRootIsRefused() {
        assertThat(check(manifest(Keyring.of(RELEASE), "1.3.0", 1)))
                .contains("root key that this program does not know");
    }

    @Test
    void aKeyForListsSignsNoReleases() {
        Keyring lists = Keyring.of(ROOT, LIST, 1);
        Issue issue = Keyring.issue(STABLE.signedName(), 1, 1, Keyring.FROM.plus(Duration.ofDays(10)));
        byte[] forged = Shelf.release(STABLE, "1.3.0").sign(lists.signer(), issue);
        assertThat(check(forged)).startsWith("refused");
    }

    @Test
    void twoManifestsWithOneNumberAreNoticed() {
        assertThat(check(manifest(KEYS, "1.3.0", 1))).isEqualTo("offered 1.3.0");
        assertThat(check(manifest(KEYS, "1.3.1", 1))).startsWith("refused: another manifest with the same number");
    }
}
