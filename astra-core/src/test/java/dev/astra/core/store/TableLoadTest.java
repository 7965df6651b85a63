package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableLoadTest {
    @Test
    void chainsOfAnEarlierProgramWhichOrderedThemByNameAreFound() {
        List<ChainName> names = IntStream.range(0, 500)
                .mapToObj(i -> ChainName.of("payments", (long) i))
                .sorted(Comparator.comparing(ChainName::toString))
                .toList();
        TableLoad<ChainName, Chain> load = new TableLoad<>(Chain.CHAINS, List.of());
        names.forEach(name -> load.add(name, Chain.empty(name)));
        try (LoadThreads threads = new LoadThreads()) {
            TableState<ChainName, Chain> chains = load.build(threads).get();

            assertThat(chains.count()).isEqualTo(500);
            assertThat(names).allSatisfy(name -> assertThat(chains.get(name)).isPresent());
            assertThat(chains.without(names.get(7)).get(names.get(7))).isEmpty();
        }
    }

    @Test
    void laterRowsTakeThePlaceOfThoseBeforeOrTakeThemAway() {
        Random random = new Random(7);
        for (int life = 0; life < 200; life++) {
            TableLoad<String, BuiltIn.Counter> load = new TableLoad<>(BuiltIn.COUNTERS, List.of());
            NavigableMap<String, Long> expected = new TreeMap<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                expected.put("c" + random.nextInt(60), random.nextLong());
            }
            expected.forEach((key, last) -> load.add(key, new BuiltIn.Counter(key, last)));
            Map<String, TableLoad.Late> late = new HashMap<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                String key = "c" + random.nextInt(60);
                boolean gone = random.nextInt(3) == 0;
                long last = random.nextLong();
                late.put(key, new TableLoad.Late(key, gone ? null : new BuiltIn.Counter(key, last)));
                expected.put(key, last);
                if (gone) {
                    expected.remove(key);
                }
            }
            load.put(late.values());
            try (LoadThreads threads = new LoadThreads()) {
                assertThat(load.build(threads).get().all())
                        .containsExactlyElementsOf(expected.entrySet().stream()
                                .map(row -> new BuiltIn.Counter(row.getKey(), row.getValue()))
                                .toList());
            }
        }
    }
}
