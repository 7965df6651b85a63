package dev.astra.core.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts programs into the order in which they depend on each other. */
final class Plan {
    private final Map<ProgramName, ProcessSpec> specs = new LinkedHashMap<>();
    private final Set<ProgramName> done = new HashSet<>();
    private final List<ProcessSpec> ordered = new ArrayList<>();

    private Plan(List<ProcessSpec> given) {
        for (ProcessSpec spec : given) {
            if (specs.put(spec.name(), spec) != null) {
                throw new IllegalArgumentException("expected each name once, got two programs named " + spec.name());
            }
        }
    }

    /**
     * Those that others wait for first, otherwise as given.
     *
     * @throws IllegalArgumentException if a name is there twice, waits for an unknown one, or for itself through others
     */
    static List<ProcessSpec> inOrder(List<ProcessSpec> given) {
        Plan plan = new Plan(given);
        given.forEach(spec -> plan.visit(spec, new LinkedHashSet<>()));
        return List.copyOf(plan.ordered);
    }

    private void visit(ProcessSpec spec, Set<ProgramName> above) {
        if (done.contains(spec.name())) {
            return;
        }
        if (!above.add(spec.name())) {
            List<ProgramName> circle = new ArrayList<>(above);
            circle.add(spec.name());
            throw new IllegalArgumentException("expected programs that do not wait for each other in a circle, got "
                    + circle.subList(circle.indexOf(spec.name()), circle.size()));
        }
        spec.after().stream().sorted().forEach(name -> {
            @Nullable ProcessSpec other = specs.get(name);
            if (other == null) {
                throw new IllegalArgumentException(
                        spec.name() + " waits for " + name + ", which is not among " + specs.keySet());
            }
            visit(other, above);
        });
        above.remove(spec.name());
        done.add(spec.name());
        ordered.add(spec);
    }
}
