package dev.astra.licensing.verify;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.RetryPolicy;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.LegacyWhitelist.Row;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.machine.Grade;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.testkit.VirtualTime;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A customer's desk: one machine, one buyer id, a list that the test publishes, and a clock that the test moves. */
final class Desk implements GraceMemory {
    static final BuyerId BUYER = new BuyerId(42);
    static final MachineId MACHINE = MachineId.parse("4c4c4544-0042-3510-8054-b7c04f534433");
    static final byte[] LISTED = LegacyWhitelist.render(List.of(
            Row.of(new BuyerId(1), MACHINE),
            Row.of(BUYER, MachineId.parse("00000000-0042-3510-8054-b7c04f534433")),
            Row.of(BUYER, MACHINE)));
    static final byte[] NOT_LISTED = LegacyWhitelist.render(List.of(
            Row.of(new BuyerId(1), MACHINE), Row.of(BUYER, MachineId.parse("00000000-0042-3510-8054-b7c04f534433"))));

    final VirtualTime time = new VirtualTime();
    MachineIdOutcome machine = new MachineIdOutcome.Found(MACHINE, Grade.HARDWARE, "SMBIOS UUID");
    BuyerId buyer = BUYER;
    Supplier<byte[]> list = () -> LISTED;

    @Nullable String remembered;

    boolean readOnly;
    int asked;
    int fetched;

    LicenseCheck.Builder builder() {
        return LicenseCheck.builder(
                        buyer,
                        () -> {
                            asked++;
                            return machine;
                        },
                        () -> {
                            fetched++;
                            return new ByteArrayInputStream(list.get());
                        })
                .time(time, time)
                .grace(this, LicenseCheck.DEFAULT_GRACE);
    }

    LicenseReport check() {
        return builder().build().run();
    }

    LicenseVerdict verdict() {
        return check().verdict();
    }

    /** The verdict when nothing can be fetched; the time that the tries take is not counted. */
    LicenseVerdict offline() {
        list = () -> {
            throw new UnavailableException("no network");
        };
        return builder().retry(RetryPolicy.once()).build().run().verdict();
    }

    void publish(byte[] bytes) {
        list = () -> bytes;
    }

    void pass(Duration duration) {
        time.advance(duration);
    }

    @Override
    public Optional<String> load() {
        return Optional.ofNullable(remembered);
    }

    @Override
    public void save(String sealed) {
        requireWritable();
        remembered = sealed;
    }

    @Override
    public void forget() {
        requireWritable();
        remembered = null;
    }

    private void requireWritable() {
        if (readOnly) {
            throw new UnavailableException("the disk is read-only");
        }
    }
}
