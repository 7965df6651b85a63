package dev.astra.licensing.release;

import static dev.astra.licensing.release.Shelf.STABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.RetryPolicy;
import dev.astra.licensing.freshness.FileHighWaterMemory;
import dev.astra.licensing.signature.Keyring;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.verify.Version;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedUpdateCheckTest {
    private static final Keyring KEYS = Keyring.of(Purpose.RELEASE);

    private final VirtualTime time = new VirtualTime(Keyring.FROM.plus(Duration.ofDays(11)));
    private final Shelf shelf = new Shelf();

    @TempDir
    Path directory;

    private Path downloads;

    @BeforeEach
    void makeDirectory() throws IOException {
        downloads = Files.createDirectory(directory.resolve("downloads"));
    }

    private ReleaseOutcome check(String running) {
        return SignedUpdateCheck.builder(
                        Version.parse(running),
                        STABLE,
                        shelf,
                        KEYS.pinned(),
                        new FileHighWaterMemory(directory.resolve("seen"), new byte[] {1}))
                .retry(RetryPolicy.once())
                .time(time, time)
                .build()
                .run();
    }

    private static String word(ReleaseOutcome outcome) {
        return outcome.fold(
                upToDate -> "up to date " + upToDate.published().version(),
                available -> available.urgency() + " " + available.release().version(),
                refused -> "refused: " + refused.reason(),
                unknown -> "unknown: " + unknown.reason());
    }

    @Test
    @Covers("A-130")
    void aNewerVersionIsOfferedWithItsUrgencyAndAnOlderOneNever() {
        shelf.shown = Shelf.manifest(KEYS.signer(), STABLE, "1.3.0", 1, 1);
        assertThat(word(check("0.9.0"))).isEqualTo("REQUIRED 1.3.0");
        assertThat(word(check("1.1.0"))).isEqualTo("RECOMMENDED 1.3.0");
        assertThat(word(check("1.2.0"))).isEqualTo("OPTIONAL 1.3.0");
        assertThat(word(check("1.3.0"))).isEqualTo("up to date 1.3.0");
        assertThat(word(check("2.0.0"))).isEqualTo("up to date 1.3.0");
    }

    @Test
    @Covers("A-131")
    void whatCannotBeReadIsUnknownOrRefusedAndStopsNothing() {
        assertThat(word(check("1.0.0"))).startsWith("unknown");
        shelf.shown = "<html></html>".getBytes(StandardCharsets.UTF_8);
        assertThat(word(check("1.0.0"))).startsWith("refused");
        shelf.shown = new byte[1_000_000];
        assertThat(word(check("1.0.0"))).startsWith("refused");
    }

    private FileDownloadOutcome fetch(Release release, String running) {
        return new FileReleaseDownload(shelf, downloads).fetch(release, Version.parse(running), Progress.none());
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(downloads)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void theFileIsPlacedWholeWithItsProgressTold() throws IOException {
        List<Long> told = new ArrayList<>();
        Release release = Shelf.release(STABLE, "1.3.0");
        FileDownloadOutcome outcome = new FileReleaseDownload(shelf, downloads)
                .fetch(release, Version.parse("1.0.0"), (done, all) -> told.add(all - done));
        assertThat(outcome).isEqualTo(new FileDownloadOutcome.Placed(downloads.resolve("program-1.3.0.zip")));
        assertThat(downloads.resolve("program-1.3.0.zip")).hasBinaryContent(Shelf.content("1.3.0"));
        assertThat(told).endsWith(0L);
        assertThat(left()).containsExactly("program-1.3.0.zip");
    }

    @Test
    void whatIsShorterLongerOrAnotherFileIsRefusedAndTheOldOneStays() throws IOException {
        Path place = downloads.resolve("program-1.3.0.zip");
        Files.writeString(place, "old");
        byte[] right = Shelf.content("1.3.0");
        byte[] other = right.clone();
        other[3] ^= 1;
        for (InputStream wrong : List.of(
                new ByteArrayInputStream(right, 0, right.length - 1),
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayInputStream(other),
                new ByteArrayInputStream(
                        (new String(right, StandardCharsets.UTF_8) + "x").getBytes(StandardCharsets.UTF_8)))) {
            shelf.files.put("program-1.3.0.zip", wrong);
            assertThat(fetch(Shelf.release(STABLE, "1.3.0"), "1.0.0")).isInstanceOf(FileDownloadOutcome.Refused.class);
            assertThat(place).hasContent("old");
            assertThat(left()).containsExactly("program-1.3.0.zip");
        }
    }

    @Test
    void aConnectionThatBreaksLeavesNothing() throws IOException {
        shelf.files.put("program-1.3.0.zip", new InputStream() {
            private boolean begun;

            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (begun) {
                    throw new IOException("cut");
                }
                begun = true;
                return 5;
            }
        });
        assertThatThrownBy(() -> fetch(Shelf.release(STABLE, "1.3.0"), "1.0.0"))
                .isInstanceOf(UnavailableException.class);
        assertThat(left()).isEmpty();
    }

    @Test
    void theSellersPlaceGoesAboveWhatIsOut() throws IOException {
        Path web = Files.createDirectory(directory.resolve("web"));
        FileReleasePlace place = new FileReleasePlace(web);
        Path file = Files.write(directory.resolve("program-1.3.0.zip"), Shelf.content("1.3.0"));
        FileReleasePlace.Numbers numbers = new FileReleasePlace.Numbers(
                STABLE, Version.parse("1.3.0"), Version.parse("1.0.0"), Version.parse("1.2.0"));
        for (int number = 1; number <= 3; number++) {
            assertThat(place.publish(numbers, file, KEYS.signer(), KEYS.pinned(), time.instant(), Duration.ofDays(30))
                            .version())
                    .isEqualTo(number);
        }
        shelf.shown = place.manifest(STABLE);
        assertThat(word(check("1.2.0"))).isEqualTo("OPTIONAL 1.3.0");
        Path lower = Files.write(directory.resolve("program-1.2.0.zip"), Shelf.content("1.2.0"));
        assertThatThrownBy(() -> place.publish(
                        new FileReleasePlace.Numbers(
                                STABLE, Version.parse("1.2.0"), Version.parse("1.0.0"), Version.parse("1.2.0")),
                        lower,
                        KEYS.signer(),
                        KEYS.pinned(),
                        time.instant(),
                        Duration.ofDays(30)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("is out already");
        Files.writeString(file, "something else");
        assertThatThrownBy(() ->
                        place.publish(numbers, file, KEYS.signer(), KEYS.pinned(), time.instant(), Duration.ofDays(30)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("another name");
    }

    @Test
    void oneVersionIsOneFileForEver() throws IOException {
        Path web = Files.createDirectory(directory.resolve("web"));
        FileReleasePlace place = new FileReleasePlace(web);
        Version version = Version.parse("1.3.0");
        FileReleasePlace.Numbers numbers = new FileReleasePlace.Numbers(STABLE, version, version, version);
        Path first = Files.writeString(directory.resolve("first.zip"), "first");
        Path second = Files.writeString(directory.resolve("second.zip"), "second");
        place.publish(numbers, first, KEYS.signer(), KEYS.pinned(), time.instant(), Duration.ofDays(30));
        byte[] out = place.manifest(STABLE);
        assertThatThrownBy(() -> place.publish(
                        numbers, second, KEYS.signer(), KEYS.pinned(), time.instant(), Duration.ofDays(30)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("with another file");
        assertThat(place.manifest(STABLE)).isEqualTo(out);
        assertThat(web.resolve("second.zip")).doesNotExist();
    }
}
