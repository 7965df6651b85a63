package dev.astra.licensing.machine;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Immutable. The parts of a machine that an activation looks at, and how much each is worth. */
public enum ComponentKind {
    /** The UUID of the system, from the firmware. */
    SYSTEM(3),
    /** The serial number of the main board. */
    BOARD(3),
    /** The serial number of a built-in disk. */
    DISK(2),
    /** What the operating system wrote down when it was installed. */
    INSTALLATION(2),
    /** The kind of processor; many machines have the same. */
    PROCESSOR(1),
    /** The hardware address of a built-in network card. */
    NETWORK(1);

    private final int weight;

    ComponentKind(int weight) {
        this.weight = weight;
    }

    /** How much it is worth. */
    public int weight() {
        return weight;
    }

    /** Whether it survives a new operating system. */
    public boolean isHardware() {
        return this != INSTALLATION;
    }

    /** Its name in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a name in a file.
     *
     * @param word exactly as {@link #word} gives it
     */
    public static Optional<ComponentKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
