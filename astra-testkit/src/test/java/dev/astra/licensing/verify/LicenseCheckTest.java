package dev.astra.licensing.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.LegacyWhitelist.Row;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.Mutations;
import dev.astra.licensing.machine.ClassBytes;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.verify.LicenseReport.Entry;
import dev.astra.licensing.verify.LicenseReport.State;
import dev.astra.licensing.verify.LicenseVerdict.Allowed;
import dev.astra.licensing.verify.LicenseVerdict.DeniedBecause;
import dev.astra.licensing.verify.LicenseVerdict.GraceUntil;
import dev.astra.licensing.verify.LicenseVerdict.UnknownBecause;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseCheckTest {
    private final Desk desk = new Desk();

    @Test
    @Covers("A-125")
    void allowsABuyerOnTheirMachine() {
        assertThat(desk.check().verdict()).isEqualTo(new Allowed());
    }

    @Test
    @Covers({"A-125", "A-126"})
    void deniesWhenTheTwoHashesAreOnDifferentLines() {
        desk.publish(Desk.NOT_LISTED);
        assertThat(desk.check().verdict())
                .isInstanceOfSatisfying(
                        DeniedBecause.class, no -> assertThat(no.reason()).contains("not bound to this machine"));
        assertThat(desk.fetched).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "<!DOCTYPE html>\n<html></html>", "None", "404 page not found", ":", "x:y"})
    @Covers("A-127")
    void failsClosedOnWhatIsNoList(String body) {
        desk.publish(body.getBytes(US_ASCII));
        assertThat(desk.verdict()).isInstanceOf(UnknownBecause.class);
    }

    @Test
    @Covers("A-127")
    void failsClosedOnAGoodRowInFrontOfABadLine() {
        desk.publish((new String(Desk.LISTED, US_ASCII) + "x\n").getBytes(US_ASCII));
        assertThat(desk.verdict())
                .isInstanceOfSatisfying(
                        UnknownBecause.class,
                        unknown -> assertThat(unknown.reason())
                                .contains("malformed in line 4")
                                .contains("no grace"));
    }

    @Test
    void failsClosedOnEveryFailureOfTheSource() {
        for (RuntimeException failure : List.of(
                new UnavailableException("time-out"),
                new CorruptDataException("HTML"),
                new RejectedException("403"),
                new IllegalStateException("a bug"))) {
            desk.list = () -> {
                throw failure;
            };
            assertThat(desk.verdict()).as(failure.toString()).isInstanceOf(UnknownBecause.class);
        }
    }

    @Test
    void failsClosedWhenTheStreamBreaksBehindTheRow() {
        WhitelistSource cut = () -> new FilterInputStream(new ByteArrayInputStream(Desk.LISTED)) {
            @Override
            public int read(byte[] into, int from, int count) throws IOException {
                int got = super.read(into, from, count);
                if (got < 0) {
                    throw new IOException("unexpected end of stream");
                }
                return got;
            }
        };
        LicenseReport report = LicenseCheck.builder(Desk.BUYER, () -> desk.machine, cut)
                .time(desk.time, desk.time)
                .build()
                .run();
        assertThat(report.verdict()).isInstanceOf(UnknownBecause.class);
    }

    @Test
    @Covers("A-132")
    void triesFourTimesAMinuteApart() {
        desk.list = failing(new UnavailableException("no network"));
        assertThat(desk.verdict()).isInstanceOf(UnknownBecause.class);
        assertThat(desk.fetched).isEqualTo(4);
        assertThat(desk.time.instant()).isEqualTo(VirtualTime.START.plusSeconds(180));
    }

    @Test
    @Covers("A-132")
    void takesTheFirstAnswerThatComes() {
        AtomicInteger calls = new AtomicInteger();
        desk.list = () -> {
            if (calls.incrementAndGet() < 3) {
                throw new UnavailableException("no network");
            }
            return Desk.LISTED;
        };
        assertThat(desk.verdict()).isInstanceOf(Allowed.class);
        assertThat(desk.time.instant()).isEqualTo(VirtualTime.START.plusSeconds(120));
    }

    @Test
    void doesNotAskAgainWhatWasRefusedOrIsNoList() {
        desk.list = failing(new RejectedException("403"));
        desk.check();
        desk.publish("<html>".getBytes(US_ASCII));
        desk.check();
        assertThat(desk.fetched).isEqualTo(2);
    }

    @Test
    void anInterruptEndsTheTriesAndStaysSet() {
        desk.list = failing(new UnavailableException("no network"));
        Thread.currentThread().interrupt();
        assertThat(desk.verdict()).isInstanceOf(UnknownBecause.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(desk.fetched).isEqualTo(1);
    }

    @Test
    @Covers("A-122")
    void withoutAMachineIdThereIsNoAnswerAndNoGrace() {
        desk.check();
        desk.machine = new MachineIdOutcome.Unavailable("no DMI here");
        assertThat(desk.verdict())
                .isInstanceOfSatisfying(
                        UnknownBecause.class,
                        unknown -> assertThat(unknown.reason()).contains("no DMI here"));
        assertThat(desk.fetched).isEqualTo(1);
    }

    @Test
    @Covers("A-129")
    void asksForTheMachineOnceAndReadsALongListOnce() {
        byte[] long10k = LegacyWhitelist.render(LongStream.rangeClosed(1, 10_000)
                .mapToObj(id -> Row.of(new BuyerId(id), MachineId.parse(new UUID(id, id).toString())))
                .toList());
        Counted counted = new Counted(long10k);
        AtomicInteger asked = new AtomicInteger();
        LicenseReport report = LicenseCheck.builder(
                        new BuyerId(10_000),
                        () -> {
                            asked.incrementAndGet();
                            return desk.machine;
                        },
                        () -> counted)
                .time(desk.time, desk.time)
                .build()
                .run();
        assertThat(report.verdict()).isInstanceOf(DeniedBecause.class);
        assertThat(report.steps()).contains(new Entry(LicenseReport.Step.FORMAT, State.PASSED, "10000 rows"));
        assertThat(asked).hasValue(1);
        assertThat(counted.given).isEqualTo(long10k.length);
        assertThat(counted.closed).isEqualTo(1);
    }

    @Test
    @Covers("A-128")
    void cannotBeBuiltWithoutAList() {
        assertThatNullPointerException()
                .isThrownBy(() -> LicenseCheck.builder(Desk.BUYER, () -> desk.machine, nothing()))
                .withMessage("list");
    }

    @Test
    @Covers("A-128")
    void readsNoEnvironmentAndNoProperty() throws IOException {
        assertThat(ClassBytes.of(LicenseCheck.class.getPackageName()))
                .hasSizeGreaterThan(15)
                .allSatisfy((name, constants) -> assertThat(constants)
                        .as(name)
                        .doesNotContain("getenv")
                        .doesNotContain("getProperty")
                        .doesNotContain("getBoolean"));
    }

    @Test
    void reportsEveryStepInOrder() {
        assertThat(desk.check().steps())
                .extracting(Entry::toString)
                .containsExactly(
                        "1 MACHINE PASSED: SMBIOS UUID, grade HARDWARE",
                        "2 FETCH PASSED: read to its end",
                        "3 FORMAT PASSED: 3 rows",
                        "4 SIGNATURE SKIPPED: the legacy list has none",
                        "5 ROLLBACK SKIPPED: the legacy list has none",
                        "6 FRESHNESS SKIPPED: the legacy list has none",
                        "7 ENTRY PASSED: on the list",
                        "8 GRACE PASSED: remembered");
        desk.publish("<html>".getBytes(US_ASCII));
        assertThat(desk.check().steps())
                .extracting(Entry::state)
                .containsExactly(
                        State.PASSED,
                        State.PASSED,
                        State.FAILED,
                        State.SKIPPED,
                        State.SKIPPED,
                        State.SKIPPED,
                        State.SKIPPED,
                        State.PASSED);
        desk.machine = new MachineIdOutcome.Unavailable("no DMI here");
        assertThat(desk.check().steps())
                .extracting(Entry::state)
                .startsWith(State.FAILED)
                .filteredOn(State.SKIPPED::equals)
                .hasSize(7);
    }

    @Test
    void showsNeitherTheMachineNorTheKeys() {
        String everything = desk.check() + " " + desk.remembered;
        desk.publish(Desk.NOT_LISTED);
        everything += desk.check();
        assertThat(everything)
                .doesNotContain(Desk.MACHINE.value())
                .doesNotContain(LegacyWhitelist.machineKey(Desk.MACHINE))
                .doesNotContain(LegacyWhitelist.buyerKey(Desk.BUYER));
    }

    @Test
    @Covers({"A-125", "A-127"})
    void noSpoiledListWithoutThePairIsEverAYes() {
        Cases.run(2_000, random -> {
            desk.remembered = null;
            desk.publish(Mutations.of(Desk.NOT_LISTED, random));
            assertThat(desk.verdict()).isNotInstanceOfAny(Allowed.class, GraceUntil.class);
        });
    }

    @Test
    void graceNeedsAMemory() {
        LicenseCheck forgetful = LicenseCheck.builder(
                        Desk.BUYER, () -> desk.machine, () -> new ByteArrayInputStream(desk.list.get()))
                .time(desk.time, desk.time)
                .build();
        assertThat(forgetful.run().verdict()).isInstanceOf(Allowed.class);
        desk.list = failing(new UnavailableException("no network"));
        desk.pass(Duration.ofHours(1));
        assertThat(forgetful.run().verdict()).isInstanceOf(UnknownBecause.class);
    }

    private static Supplier<byte[]> failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    @SuppressWarnings("NullAway") // what a caller without null checks would do
    private static WhitelistSource nothing() {
        return null;
    }

    /** Counts what is read. */
    private static final class Counted extends FilterInputStream {
        private long given;
        private int closed;

        Counted(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            int got = super.read(into, from, count);
            given += Math.max(0, got);
            return got;
        }

        @Override
        public void close() throws IOException {
            closed++;
            super.close();
        }
    }
}
