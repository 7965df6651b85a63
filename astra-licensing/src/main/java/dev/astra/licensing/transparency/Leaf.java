package dev.astra.licensing.transparency;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.History;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.licensing.BuyerId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Immutable. What the archive keeps of an entry. It names nobody: the machine's code and the hash are nothing to whoever
 * lacks the license's blind.
 *
 * @param kind what happened
 * @param machineCode what stands for the machine
 * @param completed the roots of the smaller subtrees that the entry completed; the first is its own hash
 */
record Leaf(LogEntry.Kind kind, Optional<String> machineCode, List<Hash> completed) {
    static final History<BuyerId, Leaf> LEAVES =
            History.of("transparency", Key.number(BuyerId::value, BuyerId::new), new RowCodec<BuyerId, Leaf>() {
                @Override
                public void write(Leaf row, RowWriter out) {
                    out.text("kind", row.kind().word())
                            .text("machine", row.machineCode().orElse(null))
                            .texts(
                                    "hashes",
                                    row.completed().stream().map(Hash::hex).toList());
                }

                @Override
                public Leaf read(BuyerId license, RowReader in) {
                    try {
                        return new Leaf(
                                LogEntry.Kind.valueOf(in.text("kind").toUpperCase(Locale.ROOT)),
                                Optional.ofNullable(in.textOrNull("machine")),
                                in.texts("hashes").stream().map(Hash::new).toList());
                    } catch (IllegalArgumentException wrong) {
                        throw new CorruptDataException("an entry of the log of licenses: " + wrong.getMessage(), wrong);
                    }
                }
            });

    Leaf {
        completed = List.copyOf(completed);
        if (completed.isEmpty() || completed.size() > StoredTree.ROW_LEVEL) {
            throw new IllegalArgumentException(
                    "expected 1 to " + StoredTree.ROW_LEVEL + " hashes, got " + completed.size());
        }
    }
}
