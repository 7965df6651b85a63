package dev.astra.core.process.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Cases;
import org.junit.jupiter.api.Test;

class PidRangeTest {
    @Test
    void holdsEveryNumberThatWasGivenSince() {
        Cases.run(500, random -> {
            long most = 1_000;
            long first = 300L + random.nextInt(700);
            int begun = random.nextInt(400);
            long last = first;
            for (int i = 0; i < begun; i++) {
                last = last + 1 >= most ? 300 : last + 1;
            }
            PidRange range = PidRange.since(first, last, begun, most);
            long given = first;
            for (int i = 0; i < begun; i++) {
                given = given + 1 >= most ? 300 : given + 1;
                assertThat(range.has(given)).isTrue();
            }
            assertThat(range.has(first - 1)).isEqualTo(begun >= 699);
        });
    }

    @Test
    void saysNothingWhenTheNumbersMayHaveComeRound() {
        assertThat(PidRange.since(10, 20, 500, 1_000).has(5)).isTrue();
        assertThat(PidRange.since(10, 20, -1, 1_000).has(5)).isTrue();
        assertThat(PidRange.since(10, 20, 10, 1_000).has(5)).isFalse();
    }
}
