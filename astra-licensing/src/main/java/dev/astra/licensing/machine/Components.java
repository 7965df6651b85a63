package dev.astra.licensing.machine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Immutable. What a machine has: several disks or network cards are several components of one kind.
 *
 * @param all without doubles, in order
 * @param notes for people: which kinds are missing and why, without values
 */
public record Components(List<Component> all, List<String> notes) {
    /** The most components of one kind that are looked at. */
    public static final int MOST_OF_A_KIND = 8;

    /** Sorts the components and takes doubles away. */
    public Components {
        all = all.stream().distinct().sorted().toList();
        notes = List.copyOf(notes);
        for (ComponentKind kind : ComponentKind.values()) {
            long count = all.stream().filter(each -> each.kind() == kind).count();
            if (count > MOST_OF_A_KIND) {
                throw new IllegalArgumentException(
                        "expected at most " + MOST_OF_A_KIND + " components of one kind, got " + count);
            }
        }
    }

    /** One of each kind: what is enrolled. */
    public List<Component> enrollable() {
        Map<ComponentKind, Component> first = new EnumMap<>(ComponentKind.class);
        all.forEach(each -> first.putIfAbsent(each.kind(), each));
        return List.copyOf(first.values());
    }

    /** What one of each kind is worth together. */
    public int weight() {
        return enrollable().stream().mapToInt(each -> each.kind().weight()).sum();
    }

    /** {@link Grade#HARDWARE} if most of the weight survives a new operating system and is not the processor's kind. */
    public Grade grade() {
        int strong = enrollable().stream()
                .map(Component::kind)
                .filter(kind -> kind.isHardware() && kind != ComponentKind.PROCESSOR)
                .mapToInt(ComponentKind::weight)
                .sum();
        return 2 * strong > weight() ? Grade.HARDWARE : Grade.INSTALLATION;
    }

    /** Whether the machine has this component. */
    public boolean has(Component component) {
        return all.contains(component);
    }
}
