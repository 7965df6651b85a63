package dev.astra.launcher.command;

import dev.astra.licensing.MachineId;
import dev.astra.licensing.Revocation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Values in a person's words. */
final class Words {
    private Words() {}

    static String of(Revocation.Reason reason) {
        return switch (reason) {
            case REFUNDED -> "the order was refunded";
            case DISPUTED -> "the payment was disputed";
            case STAFF -> "by staff";
        };
    }

    /** Enough to compare it with an id at hand, not enough to use it. */
    static String shortly(MachineId machine) {
        return "machine " + machine.value().substring(0, 8);
    }

    static String shortly(Optional<MachineId> machine) {
        return machine.map(Words::shortly).orElse("an unreadable machine id");
    }

    static String of(Duration time) {
        long seconds = Math.max(1, time.plusMillis(999).toSeconds());
        if (seconds >= 86_400) {
            return seconds / 86_400 + " d " + seconds % 86_400 / 3_600 + " h";
        }
        return seconds >= 3_600
                ? seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min"
                : seconds >= 60 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds + " s";
    }

    static String list(List<?> items) {
        String text = items.toString();
        return text.substring(1, text.length() - 1);
    }
}
