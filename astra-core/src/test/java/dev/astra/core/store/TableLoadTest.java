package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableLoadTest {
    @Test
    void chainsOfAnEarlierProgramWhichOrderedThemByNameAreFound() throws Exception {
        List<ChainName> names = IntStream.range(0, 500)
                .mapToObj(i -> ChainName.of("payments", (long) i))
                .sorted(Comparator.comparing(ChainName::toString))
                .toList();
        TableLoad<ChainName, Chain> load = new TableLoad<>(Chain.CHAINS, List.of());
        names.forEach(name -> load.add(name, Chain.empty(name)));
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            TableState<ChainName, Chain> chains = load.build(executor).get();

            assertThat(chains.count()).isEqualTo(500);
            assertThat(names).allSatisfy(name -> assertThat(chains.get(name)).isPresent());
            assertThat(chains.without(names.get(7)).get(names.get(7))).isEmpty();
        } finally {
            executor.shutdownNow();
        }
    }
}
