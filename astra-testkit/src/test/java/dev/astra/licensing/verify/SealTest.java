package dev.astra.licensing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.core.CorruptDataException;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.Mutations;
import dev.astra.licensing.Shop;
import dev.astra.licensing.signature.Mark;
import dev.astra.licensing.signature.Stamp;
import dev.astra.licensing.verify.CheckState.Seen;
import dev.astra.licensing.verify.CheckState.Yes;
import dev.astra.testkit.Cases;
import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private static final Instant NOW = VirtualTime.START;
    private static final LicenseKey KEY = new LicenseKey("000102030405060708090a0b0c0d0e0f");
    private static final Seen SEEN = new Seen(new Mark(1, new Stamp(2, 17)), "ab".repeat(32));
    private static final CheckState YES = new CheckState(
            Optional.of(SEEN),
            NOW.plusNanos(1),
            Optional.of(new Yes(NOW, NOW.plus(Duration.ofDays(14)), Duration.ofSeconds(61, 5))));
    private static final String TEXT = "astra-seal-1\nmark 1/2.17\nlist " + "ab".repeat(32)
            + "\nhighest 2026-01-01T00:00:00.000000001Z\nallowed 2026-01-01T00:00:00Z\nfresh 2026-01-15T00:00:00Z"
            + "\nspent PT1M1.000000005S\n";

    private final Desk desk = new Desk();
    private final Seal seal = Seal.of(desk, KEY, Shop.ONE, "program");

    @Test
    void givesBackWhatWasSealed() {
        assertThat(seal.load()).isEmpty();
        seal.save(YES);
        assertThat(seal.load()).contains(YES);
        assertThat(desk.remembered).startsWith(TEXT + "seal ").hasSize(TEXT.length() + 5 + 64 + 1);
        CheckState no = new CheckState(Optional.of(SEEN), NOW, Optional.empty());
        seal.save(no);
        assertThat(seal.load()).contains(no);
        CheckState legacy = GraceRule.allowed(NOW);
        seal.save(legacy);
        assertThat(seal.load()).contains(legacy);
    }

    @Test
    void opensForTheSameLicenseMachineAndListOnly() {
        seal.save(YES);
        LicenseKey other = new LicenseKey("100102030405060708090a0b0c0d0e0f");
        assertRefused(Seal.of(desk, other, Shop.ONE, "program"));
        assertRefused(Seal.of(desk, KEY, Shop.TWO, "program"));
        assertRefused(Seal.of(desk, KEY, Shop.ONE, "another"));
        assertRefused(Seal.legacy(desk, new BuyerId(1), Shop.ONE));
    }

    @Test
    void legacySealsOpenForTheSameBuyerAndMachineOnly() {
        Seal.legacy(desk, new BuyerId(1), Shop.ONE).save(GraceRule.allowed(NOW));
        assertThat(Seal.legacy(desk, new BuyerId(1), Shop.ONE).load()).isPresent();
        assertRefused(Seal.legacy(desk, new BuyerId(2), Shop.ONE));
        assertRefused(Seal.legacy(desk, new BuyerId(1), Shop.TWO));
    }

    @Test
    void noChangeOfItsTextOpens() {
        seal.save(YES);
        String text = String.valueOf(desk.remembered);
        Cases.run(5_000, random -> {
            desk.remembered = Mutations.of(text, random);
            if (!text.equals(desk.remembered)) {
                assertRefused(seal);
            }
        });
    }

    @Test
    void whatAnOlderProgramRememberedIsNoSeal() {
        desk.remembered = "astra-grace-1\npair=" + "a".repeat(64)
                + "\nallowed=2026-01-01T00:00:00Z\nhighest=2026-01-01T00:00:00Z\nspent=PT0S\n";
        assertRefused(seal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "astra-seal-2",
                "mark 1/2",
                "mark -",
                "mark 0/1.1",
                "spent PT-1S",
                "spent PT999999999999H",
                "spent -",
                "allowed +1000000000-12-31T23:59:59.999999999Z",
                "highest 2025-01-01T00:00:00Z",
                "highest -",
                "fresh yesterday"
            })
    void anImpossibleLineIsNoState(String line) {
        String name = line.split("[ 2]", 2)[0];
        String text = TEXT.replaceAll("(?m)^" + name + ".*$", line);
        boolean withoutList = line.equals("mark -");
        if (withoutList) {
            assertThat(SealFormat.read(text).seen()).isEmpty();
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> SealFormat.read(text));
        }
    }

    private static void assertRefused(Seal seal) {
        assertThatExceptionOfType(CorruptDataException.class).isThrownBy(seal::load);
    }
}
