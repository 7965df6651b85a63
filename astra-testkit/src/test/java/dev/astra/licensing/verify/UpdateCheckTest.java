package dev.astra.licensing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Backoff;
import dev.astra.core.time.RetryPolicy;
import dev.astra.licensing.Mutations;
import dev.astra.licensing.verify.UpdateOutcome.Unknown;
import dev.astra.licensing.verify.UpdateOutcome.UpToDate;
import dev.astra.licensing.verify.UpdateOutcome.UpdateAvailable;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateCheckTest {
    private static final Version RUNNING = Version.parse("3_04");
    private static final URI LINK = URI.create("https://example.test/download");

    private final VirtualTime time = new VirtualTime();
    private final AtomicInteger asked = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"3_04", "3_04\n", "3_04\r\n", "3_04\r\nsecond line", "3.4.0\nsecond line", "v3.4.0+7 \n"})
    @Covers("A-130")
    void theSameVersionIsUpToDateWhateverTheLineEnd(String text) {
        assertThat(check(() -> text)).isEqualTo(new UpToDate(RUNNING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3_05", "3_05\n", "3_05\r\n", "3.5.0"})
    @Covers("A-130")
    void aNewerVersionIsToldWithItsLink(String text) {
        assertThat(check(() -> text)).isEqualTo(new UpdateAvailable(Version.parse("3.5.0"), LINK));
    }

    @Test
    void anOlderVersionIsNoUpdate() {
        assertThat(check(() -> "3_03")).isEqualTo(new UpToDate(Version.parse("3.3.0")));
        assertThat(check(() -> "3.4.0-rc.1")).isInstanceOf(UpToDate.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n3_05", "<!DOCTYPE html>\n<html>", "Not Found", "\0", "3_05 3_06"})
    @Covers("A-131")
    void anAnswerThatCannotBeReadIsUnknown(String text) {
        assertThat(check(() -> text)).isInstanceOf(Unknown.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    @Covers("A-131")
    void noFailureOfTheSourceGetsOut() {
        for (RuntimeException failure : new RuntimeException[] {
            new UnavailableException("time-out"),
            new CorruptDataException("too long"),
            new RejectedException("403"),
            new IllegalStateException("a bug")
        }) {
            assertThat(check(() -> {
                        throw failure;
                    }))
                    .as(failure.toString())
                    .isInstanceOf(Unknown.class);
        }
    }

    @Test
    @Covers("A-131")
    void noSpoiledAnswerGetsOut() {
        Cases.run(2_000, random -> {
            String text = Mutations.of("3_04\r\n", random);
            assertThat(check(() -> text)).isNotNull();
        });
    }

    @Test
    @Covers("A-132")
    void triesFourTimesAMinuteApart() {
        assertThat(check(this::unavailable)).isInstanceOf(Unknown.class);
        assertThat(asked).hasValue(4);
        assertThat(time.instant()).isEqualTo(VirtualTime.START.plusSeconds(180));
    }

    @Test
    @Covers("A-132")
    void triesAsOftenAsTheHostSays() {
        RetryPolicy twice = new RetryPolicy(2, Backoff.constant(Duration.ofSeconds(5)), Duration.ofSeconds(5));
        UpdateCheck.builder(RUNNING, counted(this::unavailable), LINK)
                .pause(time)
                .retry(twice)
                .build()
                .run();
        assertThat(asked).hasValue(2);
        assertThat(time.instant()).isEqualTo(VirtualTime.START.plusSeconds(5));
    }

    private UpdateOutcome check(ReleaseSource source) {
        return UpdateCheck.builder(RUNNING, counted(source), LINK)
                .pause(time)
                .build()
                .run();
    }

    private ReleaseSource counted(ReleaseSource source) {
        return () -> {
            asked.incrementAndGet();
            return source.latest();
        };
    }

    private String unavailable() {
        throw new UnavailableException("no network");
    }
}
