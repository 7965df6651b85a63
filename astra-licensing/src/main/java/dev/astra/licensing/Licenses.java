package dev.astra.licensing;

import dev.astra.core.UserId;
import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.Table;
import dev.astra.core.store.View;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Thread-safe, without state of its own. The stored licenses and how they are found. */
final class Licenses {
    static final Table<BuyerId, License> LICENSES =
            Table.of("licenses", Key.number(BuyerId::value, BuyerId::new), License::id, new LicenseCodec());
    static final Index<UserId, BuyerId, License> BY_OWNER = Index.hash(LICENSES, "owner", Licenses::ownerOf);
    static final Index<MachineId, BuyerId, License> BY_MACHINE =
            Index.hash(LICENSES, "machine", Licenses::listedMachineOf);

    private Licenses() {}

    static Optional<License> find(View view, BuyerId id) {
        return view.table(LICENSES).get(id);
    }

    static List<License> of(View view, UserId owner) {
        return view.index(BY_OWNER).all(owner).toList();
    }

    /** The other licenses with a line in the list that names this machine. */
    static List<BuyerId> elsewhere(View view, MachineId machine, BuyerId than) {
        return view.index(BY_MACHINE)
                .all(machine)
                .map(License::id)
                .filter(id -> !id.equals(than))
                .toList();
    }

    static Stream<License> listed(View view) {
        return view.table(LICENSES).all().filter(License::listed);
    }

    private static @Nullable UserId ownerOf(License license) {
        return license.owner().orElse(null);
    }

    private static @Nullable MachineId listedMachineOf(License license) {
        return license.revoked() ? null : license.machine().orElse(null);
    }
}
