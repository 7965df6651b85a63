package dev.astra.licensing.machine;

import dev.astra.licensing.MachineId;
import dev.astra.licensing.machine.MachineFacts.Platform;
import dev.astra.licensing.machine.MachineIdOutcome.Found;
import dev.astra.licensing.machine.MachineIdOutcome.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One thread, one use. Chooses the id from the facts; see {@link OshiMachineIdSource} for the rule. */
final class MachineIdRule {
    private final MachineFacts facts;
    private final List<String> findings = new ArrayList<>();

    private MachineIdRule(MachineFacts facts) {
        this.facts = facts;
    }

    static MachineIdOutcome find(MachineFacts facts) {
        return new MachineIdRule(facts).find();
    }

    private MachineIdOutcome find() {
        try {
            Optional<Found> found = facts.platform() == Platform.LINUX
                    ? installation().or(this::hardware)
                    : hardware().or(this::installation);
            return found.<MachineIdOutcome>map(id -> id).orElseGet(this::nothing);
        } catch (RuntimeException failure) {
            // not the next best id: the next start may get an answer here, and the id would change with it
            return new Unavailable("expected an answer about this machine, got "
                    + failure.getClass().getSimpleName() + "; try again");
        }
    }

    private Optional<Found> hardware() {
        return usable("SMBIOS UUID", facts.hardwareUuid()).map(id -> new Found(id, Grade.HARDWARE, "SMBIOS UUID"));
    }

    private Optional<Found> installation() {
        String origin = switch (facts.platform()) {
            case WINDOWS -> "Windows MachineGuid";
            case LINUX -> "Linux machine-id";
            case MACOS -> "macOS platform UUID";
            case OTHER -> "installation id";
        };
        String kind = origin.toLowerCase(Locale.ROOT).replace(' ', '-');
        return usable(origin, facts.installationId())
                .map(raw -> new Found(InstallationId.of(kind, raw), Grade.INSTALLATION, origin));
    }

    private Optional<MachineId> usable(String origin, Optional<String> raw) {
        String text = raw.orElse("").strip();
        if (text.isEmpty() || text.equalsIgnoreCase("unknown")) {
            findings.add(origin + ": none readable");
            return Optional.empty();
        }
        try {
            MachineId id = MachineId.parse(text);
            if (!id.isPlaceholder()) {
                return Optional.of(id);
            }
            findings.add(origin + ": a placeholder that many machines share");
        } catch (IllegalArgumentException notAnId) {
            findings.add(origin + ": not a UUID (" + text.length() + " characters)");
        }
        return Optional.empty();
    }

    private Unavailable nothing() {
        return new Unavailable("expected an id of this machine, found " + String.join("; ", findings) + "; "
                + switch (facts.platform()) {
                    case LINUX -> "create /etc/machine-id (systemd-machine-id-setup), in a container mount the host's";
                    case WINDOWS, MACOS, OTHER -> "ask the seller for help and send this message";
                });
    }
}
