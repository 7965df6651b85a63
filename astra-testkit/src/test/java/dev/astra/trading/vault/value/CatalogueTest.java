package dev.astra.trading.vault.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Item;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    private static final Item CAT = Item.of("Huge Cat");
    private static final Item GOLDEN_CAT = Item.parse("Golden Huge Cat");

    private final VirtualTime time = new VirtualTime();
    private final Store store = Store.builder(new InMemoryJournal())
            .clock(time, time::nanos)
            .random(new Random(1))
            .open(Catalogue.TABLES);
    private final Catalogue catalogue = new Catalogue(store);

    @AfterEach
    void close() {
        store.close();
    }

    private static CatalogueRow row(Item item, long value) {
        return new CatalogueRow(item, Category.HUGE, OptionalLong.of(value));
    }

    private static final class Pages implements CatalogueSource {
        private final Map<Integer, PageOutcome> pages;

        Pages(Map<Integer, PageOutcome> pages) {
            this.pages = pages;
        }

        @Override
        public int pages() {
            return pages.size();
        }

        @Override
        public PageOutcome page(int number) {
            return Objects.requireNonNull(pages.get(number));
        }
    }

    private static PageOutcome page(CatalogueRow... rows) {
        return new PageOutcome.Read(List.of(rows), List.of());
    }

    private long value(Item item) {
        return store.read(view -> Catalogue.value(view, item)).orElseThrow().value();
    }

    @Test
    @Covers("P-180")
    void aSourceFillsTheTableThatIsRead() {
        UpdateReport report = catalogue.update(new Pages(Map.of(1, page(row(CAT, 5)), 2, page(row(GOLDEN_CAT, 9)))));
        assertThat(report).isEqualTo(new UpdateReport(2, new TreeMap<>(), 2, 1, 2, List.of()));
        assertThat(value(CAT)).isEqualTo(5);
        assertThat(value(Item.parse("Golden huge cat"))).isEqualTo(9);
        assertThat(store.<List<CatalogueEntry>>read(view -> Catalogue.all(view).toList()))
                .containsExactly(new CatalogueEntry("Huge Cat", Category.HUGE));
        assertThat(store.<Long>read(view -> Catalogue.values(view).count())).isEqualTo(2);
        assertThat(store.<Optional<Item>>read(view -> Catalogue.resolve(view, Item.parse("Shiny HUGE CAT"))))
                .contains(Item.parse("Shiny Huge Cat"));
    }

    @Test
    @Covers("P-182")
    void aPageThatFailsStopsNothingAndWhatIsOldIsFlagged() {
        catalogue.update(new Pages(Map.of(1, page(row(CAT, 5)), 2, page(row(GOLDEN_CAT, 9)))));
        time.advance(Duration.ofHours(2));
        UpdateReport report = catalogue.update(
                new Pages(Map.of(1, new PageOutcome.Failed("answered 503"), 2, page(row(GOLDEN_CAT, 10)))));
        assertThat(report.failed()).isEqualTo(Map.of(1, "answered 503"));
        assertThat(value(CAT)).isEqualTo(5);
        assertThat(value(GOLDEN_CAT)).isEqualTo(10);
        assertThat(store.<List<Item>>read(view -> Catalogue.stale(view, time.instant(), Duration.ofHours(1))
                        .map(PetValue::item)
                        .toList()))
                .containsExactly(CAT);
        assertThat(store.<Long>read(view -> Catalogue.stale(view, time.instant(), Duration.ofHours(2))
                        .count()))
                .isZero();
    }

    @Test
    @Covers("P-183")
    void aBundleIsWorthValueTimesQuantity() {
        catalogue.put(List.of(row(CAT, 1_500), row(GOLDEN_CAT, PetValue.MOST)));
        Bundle bundle = Bundle.of(Map.of(CAT, 3L, GOLDEN_CAT, 2L, Item.of("Huge Unknown"), 9L), 50);
        assertThat(store.<Long>read(view -> Catalogue.worth(view, bundle))).isEqualTo(4_500 + 2 * PetValue.MOST);
        assertThat(store.<Long>read(view -> Catalogue.worth(view, Bundle.of(GOLDEN_CAT, 1_000))))
                .isEqualTo(1_000 * PetValue.MOST);
    }

    @Test
    @Covers("P-184")
    void everyChangeOfAValueIsKept() {
        catalogue.put(List.of(row(CAT, 5)));
        time.advance(Duration.ofMinutes(1));
        catalogue.put(List.of(row(CAT, 5)));
        time.advance(Duration.ofMinutes(1));
        catalogue.put(List.of(row(CAT, 8)));
        assertThat(store.<List<ValueChange>>read(
                        view -> Catalogue.history(view, CAT).newest(10).entries()))
                .containsExactly(
                        new ValueChange(time.instant(), OptionalLong.of(5), 8),
                        new ValueChange(VirtualTime.START, OptionalLong.empty(), 5));
        assertThat(store.<Optional<PetValue>>read(view -> Catalogue.value(view, CAT))
                        .orElseThrow()
                        .seen())
                .isEqualTo(time.instant());
    }

    private static String read(String text) {
        return ValueText.parse(text).fold(read -> Long.toString(read.value()), empty -> "empty", unknown -> "unknown");
    }

    @Test
    @Covers("P-181")
    void valuesAreReadExactly() {
        Map<String, String> texts = Map.ofEntries(
                Map.entry("0", "0"),
                Map.entry("1500", "1500"),
                Map.entry("1,500", "1500"),
                Map.entry("12,345,678", "12345678"),
                Map.entry("1.5K", "1500"),
                Map.entry("2.25m", "2250000"),
                Map.entry("3B", "3000000000"),
                Map.entry("4.000001T", "4000001000000"),
                Map.entry("1.5Q", "1500000000000000"),
                Map.entry(" 7 K ", "7000"),
                Map.entry("1,234.5M", "1234500000"),
                Map.entry("", "empty"),
                Map.entry("   ", "empty"),
                Map.entry("N/A", "unknown"),
                Map.entry("1,23", "unknown"),
                Map.entry("12,3456", "unknown"),
                Map.entry("0.1234K", "unknown"),
                Map.entry("1.5", "unknown"),
                Map.entry("-5", "unknown"),
                Map.entry("1e9", "unknown"),
                Map.entry("5X", "unknown"),
                Map.entry("99999999999999999999", "unknown"),
                Map.entry("10Q", "unknown"),
                Map.entry("\u0661\u0662", "unknown"));
        assertThat(texts)
                .allSatisfy((text, value) -> assertThat(read(text)).as(text).isEqualTo(value));
    }

    @Test
    @Covers("P-181")
    void everyWholeValueComesBackWithAndWithoutCommasAndSuffix() {
        Cases.run(2_000, random -> {
            long value = random.nextLong(PetValue.MOST);
            assertThat(read(Long.toString(value))).isEqualTo(Long.toString(value));
            assertThat(read(String.format(Locale.ROOT, "%,d", value))).isEqualTo(Long.toString(value));
            String decimal = BigDecimal.valueOf(value, 6).toPlainString() + "M";
            assertThat(read(decimal)).isEqualTo(Long.toString(value));
        });
    }

    @Test
    void aFileIsReadLineByLineAndWhatIsWrongIsTold(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("pets.csv");
        Files.write(
                file,
                List.of(
                        "name,category,value",
                        "# a remark",
                        "",
                        "Huge Cat,,\"1,500\"",
                        "Golden Huge Cat,Huge,2.5K",
                        "\"Huge Cat, Big\",huge,",
                        "Whale,Titanic,1,000",
                        "Mouse,,5",
                        "Huge Dog,,cheap",
                        "Golden Golden Cat,Huge,5"),
                StandardCharsets.UTF_8);
        UpdateReport report = catalogue.update(FileCatalogue.at(file));
        assertThat(report.rows()).isEqualTo(4);
        assertThat(report.refused()).hasSize(3).anyMatch(line -> line.startsWith("line 8: "));
        assertThat(value(CAT)).isEqualTo(1_500);
        assertThat(value(GOLDEN_CAT)).isEqualTo(2_500);
        assertThat(value(Item.of("Whale"))).isEqualTo(1_000);
        assertThat(store.<Optional<CatalogueEntry>>read(view -> Catalogue.find(view, "huge cat, big")))
                .isPresent();
    }
}
