package dev.astra.licensing.activation;

import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.machine.ComponentKind;
import dev.astra.licensing.machine.Components;
import java.util.ArrayList;
import java.util.List;

/**
 * Immutable. How much of what was enrolled a machine still has. What it has besides does not count, and what it does not
 * tell scores nothing: hiding a component never helps.
 *
 * @param matched the weight of what is the same
 * @param enrolled the weight of all that was enrolled
 * @param same the kinds that are the same
 * @param changed the kinds of which the machine has another one
 * @param missing the kinds of which the machine has none
 */
public record ComponentMatch(
        int matched, int enrolled, List<ComponentKind> same, List<ComponentKind> changed, List<ComponentKind> missing) {
    /** Copies the lists. */
    public ComponentMatch {
        same = List.copyOf(same);
        changed = List.copyOf(changed);
        missing = List.copyOf(missing);
    }

    /**
     * Compares.
     *
     * @param sealed what was enrolled
     * @param key the license's
     * @param machine what there is now
     */
    public static ComponentMatch of(List<SealedComponent> sealed, LicenseKey key, Components machine) {
        int matched = 0;
        int enrolled = 0;
        List<ComponentKind> same = new ArrayList<>();
        List<ComponentKind> changed = new ArrayList<>();
        List<ComponentKind> missing = new ArrayList<>();
        for (SealedComponent each : sealed) {
            enrolled += each.weight();
            if (machine.all().stream().anyMatch(component -> each.isOf(component, key))) {
                matched += each.weight();
                same.add(each.kind());
            } else if (machine.all().stream().anyMatch(component -> component.kind() == each.kind())) {
                changed.add(each.kind());
            } else {
                missing.add(each.kind());
            }
        }
        return new ComponentMatch(matched, enrolled, same, changed, missing);
    }
}
