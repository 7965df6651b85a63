package dev.astra.core.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.testkit.Covers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OrderIdTest {
    private static final String TEXT = "EC888C1E-f061-4cbc-b48d-31439154e478";

    @Test
    @Covers("A-079")
    void comparesWithoutCaseAndSurroundingBlanks() {
        assertThat(new OrderId("  " + TEXT + "\t\n")).isEqualTo(new OrderId(TEXT.toLowerCase(java.util.Locale.ROOT)));
        assertThat(new OrderId(TEXT)).isNotEqualTo(new OrderId(TEXT.replace('1', '2')));
    }

    @Test
    void refusesWhatCannotBeAnIdWithoutRepeatingIt() {
        for (String bad : List.of("", "   ", "a b", "a\u0000b", "\u212A1", "é", "x".repeat(65))) {
            assertThatThrownBy(() -> new OrderId(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("got a text of " + bad.strip().length() + " characters");
        }
    }

    @Test
    void neverPrintsItself() {
        ShopOrder order = ShopOrder.of(TEXT, "someone@example.test", Optional.empty());
        assertThat(order.id().toString() + order)
                .doesNotContainIgnoringCase("ec888")
                .doesNotContain("someone");
    }

    @Test
    void aShopOrderKeepsTheVerbatimText() {
        assertThat(ShopOrder.of(" " + TEXT, "a@example.test", Optional.empty()).idText())
                .isEqualTo(" " + TEXT);
        assertThatThrownBy(() -> new OrderNumber(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
