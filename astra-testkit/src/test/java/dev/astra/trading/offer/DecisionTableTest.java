package dev.astra.trading.offer;

import static dev.astra.trading.value.Feeds.book;
import static dev.astra.trading.value.Feeds.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.trading.value.ValueBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table in the guide is what the rules give. */
class DecisionTableTest {
    private static final Path GUIDE = Path.of("../docs/guide/trading.md");
    private static final String BEGIN = "<!-- decision table: begin -->\n";
    private static final String END = "<!-- decision table: end -->";

    private static final TradePolicy POLICY =
            TradePolicy.STRICT.with(Measure.VALUE, Tolerance.fraction("0.02")).with(Measure.RAP, Tolerance.amount(100));

    /** My item is worth 10,000 in value and 5,000 in RAP. */
    private static final List<long[]> PARTNERS = List.of(
            new long[] {10_000, 5_000},
            new long[] {10_001, 5_000},
            new long[] {10_000, 5_001},
            new long[] {9_800, 5_000},
            new long[] {9_799, 5_000},
            new long[] {10_000, 4_900},
            new long[] {10_000, 4_899},
            new long[] {9_799, 4_899},
            new long[] {9_799, 9_000},
            new long[] {20_000, 4_899});

    @Test
    void theGuideShowsWhatTheRulesGive() throws IOException {
        String guide = Files.readString(GUIDE);
        int begin = guide.indexOf(BEGIN);
        int end = guide.indexOf(END);
        assertThat(begin).isPositive().isLessThan(end);
        assertThat(guide.substring(begin + BEGIN.length(), end)).isEqualTo(table());
    }

    private static String table() {
        StringBuilder text = new StringBuilder("""
                | They give | value | rap | both | both, equal trades declined |
                |---|---|---|---|---|
                """);
        for (long[] partner : PARTNERS) {
            ValueBook book = book(item(1, 5_000, 10_000), item(2, partner[1], partner[0]));
            text.append(String.format("| value %,d, RAP %,d", partner[0], partner[1]));
            for (Mode mode : Mode.values()) {
                text.append(" | ").append(judge(POLICY.with(mode), book));
            }
            text.append(" | ").append(judge(POLICY.cancelingEquals(true), book)).append(" |\n");
        }
        return text.toString();
    }

    private static String judge(TradePolicy policy, ValueBook book) {
        return new TradeEvaluator(policy, book)
                .judge(new TradeOffer(Side.of(1), Side.of(2)))
                .fold(keep -> "keep", decline -> "decline: " + Explanation.reasons(decline.reasons()), none -> "?");
    }
}
