package dev.astra.core.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.CorruptDataException;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.Table;
import dev.astra.testkit.Covers;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OrderStorageTest {
    private static final Table<Long, Map<String, String>> DAMAGED =
            Table.of("orders", Key.number(Long::longValue, Long::valueOf), row -> 1L, new RowCodec<>() {
                @Override
                public void write(Map<String, String> row, RowWriter out) {
                    row.forEach(out::text);
                }

                @Override
                public Map<String, String> read(Long key, RowReader in) {
                    return Map.of();
                }
            });

    private static final Map<String, String> WHOLE = Map.of(
            "id", "a-1",
            "email", "",
            "paid", "2026-01-01T00:00:00Z",
            "paidAt", "2026-01-01T00:00:00Z",
            "state", "paid");

    private static Store openAfterWriting(Map<String, String> row) {
        InMemoryJournal journal = new InMemoryJournal();
        try (Store raw = Store.open(journal, Schema.of(DAMAGED))) {
            raw.write(tx -> {
                tx.put(DAMAGED, row);
                return true;
            });
        }
        return Store.open(journal, OrderRegistry.TABLES, AuditLog.TABLES);
    }

    private static Map<String, String> with(String field, Optional<String> value) {
        Map<String, String> row = new java.util.HashMap<>(WHOLE);
        row.remove(field);
        value.ifPresent(text -> row.put(field, text));
        return row;
    }

    @Test
    void anOrderThatIsWholeIsRead() {
        try (Store store = openAfterWriting(WHOLE)) {
            assertThat(Stored.state(store, new OrderId("a-1"))).isEqualTo(OrderState.PAID);
        }
    }

    @Test
    @Covers("A-023")
    void anOrderThatCannotBeReadStopsTheStoreAndIsNeverTakenForNone() {
        for (Map<String, String> row : java.util.List.of(
                with("state", Optional.of("elsewhere")),
                with("state", Optional.of("refunded")),
                with("paidAt", Optional.of("yesterday")),
                with("paidAt", Optional.empty()),
                with("id", Optional.of("two words")),
                with("id", Optional.empty()))) {
            assertThatThrownBy(() -> openAfterWriting(row))
                    .as("%s", row)
                    .isInstanceOf(CorruptDataException.class)
                    .hasMessageNotContaining("two words");
        }
    }
}
