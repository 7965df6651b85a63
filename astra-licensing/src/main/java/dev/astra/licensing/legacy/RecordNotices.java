package dev.astra.licensing.legacy;

import dev.astra.licensing.MachineId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Immutable. What is odd about a sound record: worth knowing, no reason to refuse. */
final class RecordNotices {
    private RecordNotices() {}

    /** Texts by field. */
    static Map<String, String> of(LegacyRecord record) {
        Map<String, String> notices = new LinkedHashMap<>();
        boolean host = !record.hostKey().isEmpty();
        boolean key = !record.whitelistKey().isEmpty();
        if (host && !key) {
            notices.put("details.whitelist_key", "nothing beside a host_key; it is kept, and not on the list");
        } else if (key && !host) {
            notices.put(
                    "details.host_key", "nothing beside a whitelist_key; the key is kept, and on the list as it is");
        } else if (key) {
            machine(record, notices);
        }
        if (key && record.discordId().isEmpty()) {
            notices.put("details.discordID", "a key without an owner; it is kept, and on the list");
        }
        if (key && record.lastUpdate().isEmpty()) {
            notices.put("details.last_update", "a key without a time; its next change is free");
        }
        if (!key && !record.lastUpdate().isEmpty()) {
            notices.put("details.last_update", "a time without a key; the cooldown counts from it");
        }
        return notices;
    }

    private static void machine(LegacyRecord record, Map<String, String> notices) {
        Optional<MachineId> typed = LegacyMachine.typed(record.hostKey());
        if (typed.isEmpty()) {
            notices.put("details.host_key", "no machine id; the whitelist_key is kept, and on the list as it is");
        } else if (LegacyMachine.of(record).isEmpty()) {
            notices.put("details.whitelist_key", "not the hash of the host_key; it is kept, and on the list as it is");
        } else if (typed.get().isPlaceholder()) {
            notices.put("details.host_key", "a machine id that vendors put on many machines; it is kept");
        }
    }
}
