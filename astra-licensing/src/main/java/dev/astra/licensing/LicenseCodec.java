package dev.astra.licensing;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UserId;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import java.util.Locale;
import java.util.Optional;

/** Immutable. How licenses are written to the log. */
final class LicenseCodec implements RowCodec<BuyerId, License> {
    @Override
    public void write(License row, RowWriter out) {
        row.owner().ifPresent(owner -> out.number("owner", owner.value()));
        out.instant("claimedAt", row.claimedAt().orElse(null));
        row.key().ifPresent(key -> out.text("key", key.hex()));
        row.activation().ifPresent(activation -> write(activation, out));
        row.lastChange()
                .ifPresent(change -> out.instant("changedAt", change.at())
                        .text("changedText", change.text().orElse(null)));
        row.revocation()
                .ifPresent(revocation -> out.text(
                                "revoked", revocation.reason().name().toLowerCase(Locale.ROOT))
                        .instant("revokedAt", revocation.at()));
    }

    private static void write(Activation activation, RowWriter out) {
        activation.machine().ifPresent(machine -> out.text("machine", machine.value()));
        out.instant("boundAt", activation.boundAt().orElse(null));
        activation
                .legacy()
                .ifPresent(texts -> out.text("hostKey", texts.hostKey()).text("whitelistKey", texts.whitelistKey()));
    }

    @Override
    public License read(BuyerId id, RowReader in) {
        try {
            long owner = in.numberOr("owner", 0);
            return new License(
                    id,
                    owner == 0 ? Optional.empty() : Optional.of(new UserId(owner)),
                    Optional.ofNullable(in.instantOrNull("claimedAt")),
                    Optional.ofNullable(in.textOrNull("key")).map(LicenseKey::new),
                    activation(in),
                    Optional.ofNullable(in.instantOrNull("changedAt"))
                            .map(at -> new License.LastChange(at, Optional.ofNullable(in.textOrNull("changedText")))),
                    Optional.ofNullable(in.textOrNull("revoked"))
                            .map(reason -> new Revocation(
                                    Revocation.Reason.valueOf(reason.toUpperCase(Locale.ROOT)),
                                    in.instant("revokedAt"))));
        } catch (IllegalArgumentException wrong) {
            throw new CorruptDataException("license " + id + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Optional<Activation> activation(RowReader in) {
        Optional<MachineId> machine =
                Optional.ofNullable(in.textOrNull("machine")).map(MachineId::new);
        Optional<Activation.LegacyTexts> legacy = Optional.ofNullable(in.textOrNull("hostKey"))
                .map(host -> new Activation.LegacyTexts(host, in.text("whitelistKey")));
        return machine.isEmpty() && legacy.isEmpty()
                ? Optional.empty()
                : Optional.of(new Activation(machine, Optional.ofNullable(in.instantOrNull("boundAt")), legacy));
    }
}
