package dev.astra.trading.vault.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundleTest {
    private static final Item CAT = Item.of("Huge Cat");
    private static final Item DOG = Item.of("Huge Dog");

    @Test
    void countsWhatComesMoreThanOnce() {
        Bundle bundle = Bundle.ofItems(List.of(DOG, CAT, DOG));
        assertThat(bundle.items()).isEqualTo(Map.of(CAT, 1L, DOG, 2L));
        assertThat(bundle.names()).containsExactly("Huge Cat", "Huge Dog", "Huge Dog");
        assertThat(bundle.pieces()).isEqualTo(3);
    }

    @Test
    void addsAndTakesAway() {
        Bundle both = Bundle.of(CAT, 2).withGems(5).plus(Bundle.of(DOG, 1).withGems(2));
        assertThat(both.minus(Bundle.of(DOG, 1).withGems(7))).isEqualTo(Bundle.of(CAT, 2));
        assertThat(both.minus(both)).isEqualTo(Bundle.NOTHING);
        assertThat(both.contains(Bundle.of(CAT, 3))).isFalse();
        assertThatThrownBy(() -> both.minus(Bundle.of(CAT, 3))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> Bundle.ofGems(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> Bundle.of(CAT, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bundle.of(CAT, Bundle.MOST_PIECES + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bundle.of(Map.of(CAT, Bundle.MOST_PIECES, DOG, 1L), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Handover.ofNames(Collections.nCopies(1001, "x"), 0))
                .hasMessageContaining("1001");
    }

    @Test
    void aFaultShowsNothingThatIsNoPlainText() {
        Fault fault = Fault.of(Fault.Kind.UNREADABLE_NAME, "a\n@everyone \ud800\u202e" + "x".repeat(200));
        assertThat(fault.subject()).hasSize(100).startsWith("a??everyone ??xx");
        assertThat(fault.message()).contains("is not the name of a pet");
    }
}
