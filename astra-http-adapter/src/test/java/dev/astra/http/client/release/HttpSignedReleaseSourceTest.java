package dev.astra.http.client.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.licensing.release.Channel;
import dev.astra.licensing.release.FileDownloadOutcome;
import dev.astra.licensing.release.FileReleaseDownload;
import dev.astra.licensing.release.Progress;
import dev.astra.licensing.release.Release;
import dev.astra.licensing.verify.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSignedReleaseSourceTest {
    private static final Channel STABLE = Channel.stable("my-program");
    private static final String CONTENT = "the program ".repeat(20_000);

    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpSignedReleaseSource source() {
        return new HttpSignedReleaseSource(server.url("/releases").toString());
    }

    private static Release release() throws NoSuchAlgorithmException {
        byte[] content = CONTENT.getBytes(StandardCharsets.UTF_8);
        Version version = Version.parse("1.3.0");
        return new Release(
                STABLE,
                version,
                version,
                version,
                "program-1.3.0.zip",
                content.length,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    }

    private FileDownloadOutcome fetch() throws NoSuchAlgorithmException {
        return new FileReleaseDownload(source(), directory).fetch(release(), Version.parse("1.0.0"), Progress.none());
    }

    @Test
    void asksForTheManifestOfTheChannel() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().body("a manifest").build());
        assertThat(source().manifest(STABLE)).isEqualTo("a manifest".getBytes(StandardCharsets.UTF_8));
        assertThat(server.takeRequest().getTarget()).isEqualTo("/releases/my-program.stable.release");
    }

    @Test
    void aManifestThatIsTooLongOrAPageIsNone() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(Release.MOST_BYTES + 1))
                .build());
        assertThatThrownBy(() -> source().manifest(STABLE)).isInstanceOf(CorruptDataException.class);
        server.enqueue(new MockResponse.Builder()
                .chunkedBody("x".repeat(Release.MOST_BYTES + 1), 100)
                .build());
        assertThatThrownBy(() -> source().manifest(STABLE)).isInstanceOf(CorruptDataException.class);
        server.enqueue(new MockResponse.Builder()
                .body("<html></html>")
                .setHeader("Content-Type", "text/html")
                .build());
        assertThatThrownBy(() -> source().manifest(STABLE)).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void aFileIsFetchedAndPlaced() throws NoSuchAlgorithmException, InterruptedException {
        server.enqueue(new MockResponse.Builder().body(CONTENT).build());
        assertThat(fetch()).isInstanceOf(FileDownloadOutcome.Placed.class);
        assertThat(directory.resolve("program-1.3.0.zip")).hasContent(CONTENT);
        assertThat(server.takeRequest().getTarget()).isEqualTo("/releases/program-1.3.0.zip");
    }

    @Test
    void aFileThatIsCutShortIsTriedAgainLaterAndALongerOneIsRefused() throws NoSuchAlgorithmException {
        server.enqueue(new MockResponse.Builder()
                .body(CONTENT)
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThatThrownBy(this::fetch).isInstanceOf(UnavailableException.class);
        server.enqueue(
                new MockResponse.Builder().chunkedBody(CONTENT + "x", 4_096).build());
        assertThat(fetch()).isInstanceOf(FileDownloadOutcome.Refused.class);
        assertThat(directory).isEmptyDirectory();
    }
}
