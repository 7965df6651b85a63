package dev.astra.licensing.machine;

import dev.astra.licensing.MachineId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes components of what a machine tells; values that say nothing or that many machines share count as missing. */
final class ComponentRule {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 128;
    private static final int ADDRESS_DIGITS = 12;

    /** What vendors and hypervisors put where a number belongs; letters and digits only. */
    private static final Set<String> JUNK = Set.of(
            "unknown",
            "none",
            "null",
            "notavailable",
            "notapplicable",
            "notspecified",
            "notsettable",
            "invalid",
            "default",
            "defaultstring",
            "tobefilledbyoem",
            "tobefilledbyoemoem",
            "oem",
            "systemserialnumber",
            "baseboardserialnumber",
            "serialnumber",
            "chassisserialnumber",
            "empty",
            "na",
            "test",
            "virtual",
            "vmware",
            "qemu",
            "0123456789",
            "123456789",
            "1234567890",
            "12345678",
            "abcdefgh",
            "thisosisnotsupportedyet");

    private ComponentRule() {}

    static Components read(ComponentFacts facts) {
        List<Component> components = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (ComponentKind kind : ComponentKind.values()) {
            read(facts, kind, components, notes);
        }
        return new Components(components, notes);
    }

    private static void read(ComponentFacts facts, ComponentKind kind, List<Component> components, List<String> notes) {
        List<String> values;
        try {
            values = facts.values(kind);
        } catch (RuntimeException failure) {
            notes.add(kind.word() + ": could not be asked for ("
                    + failure.getClass().getSimpleName() + ")");
            return;
        }
        List<Component> usable = values.stream()
                .flatMap(value -> normalized(kind, value).stream())
                .map(value -> Component.of(kind, value))
                .distinct()
                .sorted()
                .limit(Components.MOST_OF_A_KIND)
                .toList();
        components.addAll(usable);
        if (usable.isEmpty()) {
            boolean silent = values.stream().map(String::strip).allMatch(ComponentRule::saysNothing);
            notes.add(kind.word() + (silent ? ": none readable" : ": no value of this machine alone"));
        }
    }

    private static boolean saysNothing(String value) {
        return value.isEmpty() || value.equalsIgnoreCase("unknown");
    }

    /** The value in its one form; empty if it is junk. */
    static Optional<String> normalized(ComponentKind kind, String raw) {
        String text = raw.strip();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = text.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-z]", "");
        return switch (kind) {
            case SYSTEM, INSTALLATION -> uuid(text);
            case NETWORK -> address(bare);
            case BOARD, DISK, PROCESSOR -> serial(bare);
        };
    }

    private static Optional<String> uuid(String text) {
        try {
            MachineId id = MachineId.parse(text);
            return id.isPlaceholder() ? Optional.empty() : serial(id.value().replace("-", ""));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<String> serial(String bare) {
        boolean junk = bare.length() < SHORTEST
                || JUNK.contains(bare)
                || bare.chars().distinct().count() < 2;
        return junk ? Optional.empty() : Optional.of(bare);
    }

    /** Addresses that somebody made up (bridges, containers, tunnels) carry the second bit. */
    private static Optional<String> address(String bare) {
        if (bare.length() != ADDRESS_DIGITS || !bare.matches("[0-9a-f]+")) {
            return Optional.empty();
        }
        int first = Integer.parseInt(bare.substring(0, 2), 16);
        return (first & 0b11) != 0 ? Optional.empty() : serial(bare);
    }
}
