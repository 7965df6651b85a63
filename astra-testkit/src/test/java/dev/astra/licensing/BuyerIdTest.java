package dev.astra.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuyerIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"42", "042", " 42 ", "\t42\n", "000000000000000000000000042"})
    void readsTheNumberThatAPersonMeans(String text) {
        assertThat(BuyerId.parse(text)).isEqualTo(new BuyerId(42)).hasToString("42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "000", "-1", "+1", "4 2", "4.0", "x", "٤٢", "9223372036854775808"})
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BuyerId.parse(text))
                .withMessageContaining("buyer id");
    }

    @Test
    void ordersByNumber() {
        assertThat(BuyerId.parse("9")).isLessThan(BuyerId.parse("10"));
        assertThat(BuyerId.parse("9223372036854775807").value()).isEqualTo(Long.MAX_VALUE);
    }
}
