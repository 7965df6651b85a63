package dev.astra.licensing.transparency;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import java.util.List;

/**
 * Immutable. The root of a large perfect subtree; of a log of n entries there are n / 128.
 *
 * @param place which
 * @param root its root
 */
record Subtree(Place place, Hash root) {
    private static final int INDEX_BITS = 54;

    static final Table<Place, Subtree> SUBTREES = Table.of(
            "transparency.subtrees",
            Key.number(
                    place -> (long) place.level() << INDEX_BITS | place.index(),
                    number -> new Place((int) (number >> INDEX_BITS), number & (1L << INDEX_BITS) - 1)),
            Subtree::place,
            new RowCodec<Place, Subtree>() {
                @Override
                public void write(Subtree row, RowWriter out) {
                    out.text("root", row.root().hex());
                }

                @Override
                public Subtree read(Place place, RowReader in) {
                    return new Subtree(place, hash(in.text("root")));
                }
            });

    /** How far the log has come. */
    record Head(String name, Frontier frontier) {}

    static final String LOG = "licenses";

    static final Table<String, Head> HEADS = Table.of(
            "transparency.head", Key.text(name -> name, name -> name), Head::name, new RowCodec<String, Head>() {
                @Override
                public void write(Head row, RowWriter out) {
                    out.number("size", row.frontier().size())
                            .texts(
                                    "roots",
                                    row.frontier().roots().stream()
                                            .map(Hash::hex)
                                            .toList());
                }

                @Override
                public Head read(String name, RowReader in) {
                    List<Hash> roots =
                            in.texts("roots").stream().map(Subtree::hash).toList();
                    try {
                        return new Head(name, new Frontier(in.number("size"), roots));
                    } catch (IllegalArgumentException wrong) {
                        throw new CorruptDataException("the head of the log: " + wrong.getMessage(), wrong);
                    }
                }
            });

    /**
     * Which subtree.
     *
     * @param level its size is two to this power
     * @param index its entries begin at {@code index << level}
     */
    record Place(int level, long index) {}

    private static Hash hash(String hex) {
        try {
            return new Hash(hex);
        } catch (IllegalArgumentException wrong) {
            throw new CorruptDataException("a hash of the log of licenses: " + wrong.getMessage(), wrong);
        }
    }
}
