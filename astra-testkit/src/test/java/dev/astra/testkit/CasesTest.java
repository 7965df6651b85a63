package dev.astra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CasesTest {
    @Test
    void givesEveryCaseAnotherSeedAndTheSameOnesEachTime() {
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        Cases.run(100, null, random -> first.add(random.nextLong()));
        Cases.run(100, null, random -> second.add(random.nextLong()));
        assertThat(new HashSet<>(first)).hasSize(100);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aFailureNamesASeedThatReplaysIt() {
        List<Long> seen = new ArrayList<>();
        AssertionError failure = catchThrowableOfType(
                AssertionError.class,
                () -> Cases.run(1_000, null, random -> {
                    long drawn = random.nextInt(50);
                    seen.add(drawn);
                    assertThat(drawn).isNotEqualTo(7);
                }));
        String message = String.valueOf(failure);
        assertThat(message).contains("-Dastra.seed=");
        String seed = message.replaceAll("(?s).*-Dastra\\.seed=(-?\\d+).*", "$1");
        List<Long> replayed = new ArrayList<>();
        Cases.run(1_000, seed, random -> replayed.add((long) random.nextInt(50)));
        assertThat(replayed).containsExactly(7L);
        assertThat(seen).endsWith(7L);
    }

    @Test
    void refusesASeedThatIsNoNumber() {
        assertThatThrownBy(() -> Cases.run(1, "abc", random -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'abc'");
    }

    @Test
    void refusesToRunNothing() {
        assertThatThrownBy(() -> Cases.run(0, null, random -> {})).isInstanceOf(IllegalArgumentException.class);
    }
}
