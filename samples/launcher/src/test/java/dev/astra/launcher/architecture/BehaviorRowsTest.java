package dev.astra.launcher.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every row of {@code docs/behaviour} has a test that carries its number, and every number has a row. */
class BehaviorRowsTest {
    private static final int MOST_ROWS = 2;

    private final Rows rows = Rows.read(House.CHECKOUT.root().resolve("docs/behaviour"));
    private final List<SourceFile.Test> tests = House.CHECKOUT.testSources().stream()
            .flatMap(source -> source.tests().stream())
            .toList();

    @Test
    void noNumberIsUsedTwice() {
        assertThat(rows.ids()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    @Test
    void everyRowHasATest() {
        Set<String> covered =
                tests.stream().flatMap(test -> test.rows().stream()).collect(Collectors.toSet());
        assertThat(rows.ids().stream()
                        .filter(row -> !covered.contains(row) && !rows.pending().contains(row)))
                .as("rows without a test")
                .isEmpty();
        assertThat(rows.pending().stream()
                        .filter(row -> covered.contains(row) || !rows.ids().contains(row)))
                .as("no longer pending; take them out of docs/behaviour/pending.md, and delete it when it is empty")
                .isEmpty();
    }

    @Test
    void everyNumberOnATestIsARow() {
        assertThat(tests.stream()
                        .filter(test -> !rows.ids().containsAll(test.rows()))
                        .map(test -> test.name() + " " + test.rows()))
                .as("tests that cover an unknown row")
                .isEmpty();
    }

    @Test
    void noTestClaimsMoreThanTwoRows() {
        assertThat(tests.stream()
                        .filter(test -> test.rows().isEmpty() || test.rows().size() > MOST_ROWS)
                        .map(test -> test.name() + " " + test.rows()))
                .as("tests that cover no row or more than %s", MOST_ROWS)
                .isEmpty();
    }

    @Test
    void onlyTestsClaimRows() {
        assertThat(tests.stream().filter(test -> !test.runs()).map(SourceFile.Test::name))
                .as("methods with @Covers that no one runs")
                .isEmpty();
    }
}
