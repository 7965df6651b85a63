package dev.astra.licensing.verify;

import static dev.astra.licensing.verify.SignedDesk.LICENSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.licensing.SignedWhitelist;
import dev.astra.licensing.verify.LicenseVerdict.Allowed;
import dev.astra.licensing.verify.LicenseVerdict.GraceUntil;
import dev.astra.licensing.verify.LicenseVerdict.UnknownBecause;
import dev.astra.testkit.Cases;
import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Histories of a customer's clock. */
class ClockHistoryTest {
    private static final Duration GRANT = SignedWhitelist.FRESH.plus(LicenseCheck.DEFAULT_GRACE);

    @Test
    void anHonestClockIsNeverRefusedWithinTheGrant() {
        Cases.run(60, random -> {
            SignedDesk desk = allowed();
            desk.offline();
            Instant end = desk.time.clock().instant().plus(GRANT);
            for (int check = 0; check < 100; check++) {
                desk.time.advance(Duration.ofMinutes(1 + random.nextInt(8 * 60)));
                boolean within = desk.time.clock().instant().isBefore(end);
                assertThat(runs(desk.verdict())).isEqualTo(within);
            }
        });
    }

    @Test
    void freshAtFirstThenGraceThenNothing() {
        Cases.run(30, random -> {
            SignedDesk desk = allowed();
            desk.offline();
            int stage = 0;
            for (int check = 0; check < 200; check++) {
                desk.time.advance(Duration.ofMinutes(1 + random.nextInt(6 * 60)));
                LicenseVerdict verdict = desk.verdict();
                int now = verdict instanceof Allowed ? 0 : verdict instanceof GraceUntil ? 1 : 2;
                assertThat(now).isGreaterThanOrEqualTo(stage);
                stage = now;
            }
            assertThat(stage).isEqualTo(2);
        });
    }

    /** Time that is used is what passes for real between two checks that both let the program run. */
    @Test
    void noPlayWithTheClockBuysMoreTimeThanWasGranted() {
        Cases.run(6, random -> {
            SignedDesk desk = allowed();
            byte[] list = desk.list(1, 2, LICENSE);
            desk.serve(list).verdict();
            long starts = 0;
            for (int check = 0; check < 500; check++) {
                play(desk, random);
                if (random.nextInt(3) == 0) {
                    desk.serve(list);
                } else {
                    desk.offline();
                }
                starts += runs(desk.verdict()) ? 1 : 0;
            }
            assertThat(Duration.ofMinutes(starts)).isLessThanOrEqualTo(GRANT);
        });
    }

    /** A session every day, with the clock set back to the same morning before every start and in the midst of it. */
    @Test
    void theSameDayCannotBeLivedAgain() {
        SignedDesk desk = allowed();
        Instant morning = desk.time.clock().instant();
        desk.offline();
        int hours = 0;
        for (int day = 0; day < 100; day++) {
            desk.time.setClock(morning);
            LicenseCheck session = desk.builder().build();
            for (int hour = 0; hour < 12 && runs(session.run().verdict()); hour++) {
                desk.time.advance(Duration.ofHours(1));
                desk.time.setClock(morning);
                hours++;
            }
        }
        assertThat(hours).isEqualTo(12);
    }

    @Test
    void noSessionsWhateverTheirClocksUseMoreHoursThanWereGranted() {
        Cases.run(20, random -> {
            SignedDesk desk = allowed();
            desk.offline();
            int hours = 0;
            for (int start = 0; start < 60; start++) {
                play(desk, random);
                LicenseCheck session = desk.builder().build();
                for (int left = random.nextInt(48);
                        left > 0 && runs(session.run().verdict());
                        left--) {
                    desk.time.advance(Duration.ofHours(1));
                    play(desk, random, 0);
                    hours++;
                }
            }
            assertThat(Duration.ofHours(hours)).isLessThanOrEqualTo(GRANT.plusHours(60));
        });
    }

    @Test
    void aClockThatWasFarAheadOnceLocksNobodyOut() {
        SignedDesk desk = allowed();
        desk.time.jumpClock(Duration.ofDays(4_000));
        assertThat(desk.verdict()).isInstanceOf(UnknownBecause.class);
        desk.time.jumpClock(Duration.ofDays(-4_000));
        desk.time.advance(Duration.ofDays(1));
        assertThat(desk.serve(desk.list(1, 2, LICENSE)).verdict()).isEqualTo(new Allowed());
        desk.time.advance(Duration.ofDays(1));
        assertThat(desk.offline().verdict()).isEqualTo(new Allowed());
    }

    @Test
    void aFlatBatteryLocksNobodyOutWhoHasTheList() {
        SignedDesk desk = new SignedDesk();
        byte[] list = desk.list(1, 1, LICENSE);
        desk.time.setClock(Instant.parse("2000-01-01T00:00:00Z"));
        assertThat(desk.serve(list).verdict()).isEqualTo(new Allowed());
        assertThat(desk.serve(list).verdict()).isEqualTo(new Allowed());
        assertThat(desk.offline().verdict())
                .isInstanceOfSatisfying(
                        UnknownBecause.class, back -> assertThat(back.reason()).contains("clock was set back"));
    }

    @Test
    void aClockCorrectedByAMinuteIsNoMatter() {
        SignedDesk desk = allowed();
        desk.time.jumpClock(Duration.ofMinutes(-1));
        assertThat(desk.offline().verdict()).isEqualTo(new Allowed());
    }

    private static void play(SignedDesk desk, Random random) {
        play(desk, random, random.nextInt(1_200));
    }

    private static void play(SignedDesk desk, Random random, int seconds) {
        desk.time.advance(Duration.ofSeconds(seconds));
        switch (random.nextInt(4)) {
            case 0 -> desk.time.setClock(VirtualTime.START.plusSeconds(random.nextInt(86_400 * 14)));
            case 1 -> desk.time.jumpClock(Duration.ofSeconds(-random.nextInt(86_400)));
            case 2 -> desk.time.jumpClock(Duration.ofSeconds(random.nextInt(3_600)));
            default -> desk.time.jumpClock(Duration.ofSeconds(-random.nextInt(119)));
        }
    }

    private static SignedDesk allowed() {
        SignedDesk desk = new SignedDesk();
        assertThat(desk.serve(desk.list(1, 1, LICENSE)).verdict()).isEqualTo(new Allowed());
        return desk;
    }

    private static boolean runs(LicenseVerdict verdict) {
        return verdict instanceof Allowed || verdict instanceof GraceUntil;
    }
}
