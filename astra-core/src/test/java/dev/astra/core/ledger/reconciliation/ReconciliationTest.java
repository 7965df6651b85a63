package dev.astra.core.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Amount;
import dev.astra.core.ledger.Asset;
import dev.astra.core.ledger.Entry;
import dev.astra.core.ledger.Metadata;
import dev.astra.core.ledger.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final Asset USD = new Asset("USD", 2);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static Entry entry(int number, String reference, long cents) {
        return new Entry(
                number,
                new TransferId(number),
                NOON,
                NOON,
                new AccountName("bank"),
                new AccountName("wallet:1"),
                new Amount(cents, USD),
                new Amount(0, USD),
                Optional.empty(),
                Optional.empty(),
                reference.isEmpty() ? Metadata.NONE : Metadata.of("reference", reference));
    }

    private static OutsideLine line(String reference, long cents, Duration later) {
        return new OutsideLine(reference, new Amount(cents, USD), Optional.of(NOON.plus(later)));
    }

    private static Reconciliation of(List<Entry> entries, List<OutsideLine> lines) {
        return Reconciliation.of(entries, lines, Reconciliation.Rule.STANDARD);
    }

    @Test
    void tellsWhatMatchesDiffersIsMissingAndIsExtra() {
        Entry same = entry(1, "a", 100);
        Entry other = entry(3, "b", 200);
        Entry lone = entry(5, "c", 300);
        OutsideLine extra = line("d", 400, Duration.ZERO);
        Reconciliation found = of(
                List.of(same, other, lone),
                List.of(extra, line("b", 201, Duration.ZERO), line("a", 100, Duration.ofDays(90))));
        assertThat(found.matched()).extracting(Reconciliation.Pair::entry).containsExactly(same);
        assertThat(found.different()).extracting(Reconciliation.Pair::entry).containsExactly(other);
        assertThat(found.missing()).containsExactly(lone);
        assertThat(found.extra()).containsExactly(extra);
    }

    @Test
    void aReferenceThatIsThereTwiceMatchesTwice() {
        Reconciliation found = of(
                List.of(entry(1, "a", 100), entry(3, "a", 100), entry(5, "a", 50)),
                List.of(
                        line("a", 50, Duration.ZERO),
                        line("a", 100, Duration.ZERO),
                        line("a", 100, Duration.ZERO),
                        line("a", 100, Duration.ZERO)));
        assertThat(found.matched()).hasSize(3);
        assertThat(found.extra()).hasSize(1);
    }

    @Test
    void withoutAReferenceAmountAndTimeDecide() {
        Reconciliation found = of(
                List.of(entry(1, "", 100), entry(3, "", 100), entry(5, "x", 700)),
                List.of(
                        line("", 100, Duration.ofHours(24)),
                        line("y", 100, Duration.ofHours(25)),
                        line("z", 700, Duration.ZERO)));
        assertThat(found.matched()).extracting(pair -> pair.entry().number()).containsExactly(1L);
        assertThat(found.missing()).extracting(Entry::number).containsExactly(3L, 5L);
        assertThat(found.extra()).hasSize(2);
    }

    @Test
    void everyEntryAndEveryLineIsTakenExactlyOnce() {
        List<Entry> entries = new ArrayList<>();
        List<OutsideLine> lines = new ArrayList<>();
        Random random = new Random(9);
        for (int i = 1; i <= 20_000; i++) {
            entries.add(entry(i, random.nextBoolean() ? "" : "r" + random.nextInt(5_000), 1 + random.nextInt(3)));
            lines.add(line(
                    random.nextBoolean() ? "" : "r" + random.nextInt(5_000), 1 + random.nextInt(3), Duration.ZERO));
        }
        Reconciliation found = of(entries, lines);
        int pairs = found.matched().size() + found.different().size();
        assertThat(pairs + found.missing().size()).isEqualTo(entries.size());
        assertThat(pairs + found.extra().size()).isEqualTo(lines.size());
    }
}
