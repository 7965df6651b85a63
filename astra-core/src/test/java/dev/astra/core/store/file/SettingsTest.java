package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Settings SETTINGS = Settings.usual();

    @Test
    void snapshotsTakeTheirTimeWhileTheLogBehindThemIsShort() {
        assertThat(SETTINGS.snapshotPace(0)).isEqualTo(SETTINGS.bytesPerSecond());
        assertThat(SETTINGS.snapshotPace(SETTINGS.snapshotBytes() * 2 - 1)).isEqualTo(SETTINGS.bytesPerSecond());
    }

    @Test
    void snapshotsHurryInProportionToTheLogBehindThem() {
        assertThat(SETTINGS.snapshotPace(SETTINGS.snapshotBytes() * 10)).isEqualTo(SETTINGS.bytesPerSecond() * 10);
    }
}
