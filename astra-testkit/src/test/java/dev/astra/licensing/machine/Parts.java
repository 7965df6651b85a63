package dev.astra.licensing.machine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Immutable. A machine for tests: one part of each kind that it has, named by numbers. */
public record Parts(Map<ComponentKind, Integer> numbers) {
    /** Copies the map. */
    public Parts {
        numbers = Map.copyOf(numbers);
    }

    /** A machine with every part; all of one number. */
    public static Parts all(int number) {
        Map<ComponentKind, Integer> numbers = new EnumMap<>(ComponentKind.class);
        for (ComponentKind kind : ComponentKind.values()) {
            numbers.put(kind, number);
        }
        return new Parts(numbers);
    }

    /** The same machine with other parts of some kinds. */
    public Parts with(int number, ComponentKind... kinds) {
        Map<ComponentKind, Integer> changed = new EnumMap<>(numbers);
        for (ComponentKind kind : kinds) {
            changed.put(kind, number);
        }
        return new Parts(changed);
    }

    /** The same machine that does not tell some of its parts. */
    public Parts without(ComponentKind... kinds) {
        Map<ComponentKind, Integer> changed = new EnumMap<>(ComponentKind.class);
        changed.putAll(numbers);
        List.of(kinds).forEach(changed::remove);
        return new Parts(changed);
    }

    /** As a source would read it. */
    public Components read() {
        List<Component> components = new ArrayList<>();
        numbers.forEach((kind, number) -> components.add(Component.of(kind, "part" + number)));
        return new Components(components, List.of());
    }
}
