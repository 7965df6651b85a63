package dev.astra.core.store;

import dev.astra.core.store.file.Medium;
import dev.astra.core.store.file.Medium.Trouble;
import java.util.Random;

/** One thread. Which trouble comes at which operation on a disk, drawn beforehand; and who may take a turn in between. */
final class Forecast implements Medium.Weather {
    private static final int SOON = 160;

    private final Kind kind;
    private final int from;
    private final int length;
    private final Runnable between;
    private int operations;

    /** What may come. */
    enum Kind {
        FAIR,
        DEATH,
        BROKEN,
        BROKEN_SYNC,
        BROKEN_NAMES,
        FULL,
        FULL_FOR_ALL
    }

    Forecast(Kind kind, Random random, Runnable between) {
        this.kind = kind;
        this.from = random.nextInt(1 + random.nextInt(SOON));
        this.length = 1 + random.nextInt(40);
        this.between = between;
    }

    static Forecast any(Random random, Runnable between) {
        Kind[] kinds = Kind.values();
        return new Forecast(kinds[random.nextInt(kinds.length)], random, between);
    }

    @Override
    public Trouble before(String operation) {
        between.run();
        return switch (kind) {
            case FAIR -> Trouble.NONE;
            case DEATH -> operations++ >= from ? Trouble.DEATH : Trouble.NONE;
            case BROKEN -> operations++ == from ? Trouble.BROKEN : Trouble.NONE;
            case BROKEN_SYNC -> once(operation.startsWith("sync"));
            case BROKEN_NAMES -> once(operation.startsWith("rename") || operation.equals("sync names"));
            case FULL -> forAWhile(Trouble.FULL);
            case FULL_FOR_ALL -> forAWhile(Trouble.FULL_FOR_ALL);
        };
    }

    private Trouble forAWhile(Trouble trouble) {
        return ++operations > from && operations <= from + length ? trouble : Trouble.NONE;
    }

    /** Of rarer operations one in eight as far ahead. */
    private Trouble once(boolean one) {
        return one && operations++ == from / 8 ? Trouble.BROKEN : Trouble.NONE;
    }

    @Override
    public String toString() {
        return kind + " from operation " + from;
    }
}
