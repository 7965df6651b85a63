package dev.astra.licensing.verify;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.RetryPolicy;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.Shop;
import dev.astra.licensing.SignedWhitelist;
import dev.astra.licensing.SignedWhitelist.Entry;
import dev.astra.licensing.machine.Grade;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Keyring;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Stamp;
import dev.astra.testkit.VirtualTime;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A seller who signs lists, and a customer's desk with one license key and one machine. */
final class SignedDesk {
    static final String LIST = "program";
    static final LicenseKey KEY = new LicenseKey("000102030405060708090a0b0c0d0e0f");
    static final Entry LICENSE = new Entry(KEY, Shop.ONE);
    static final Entry OTHER = new Entry(new LicenseKey("ffeeddccbbaa99887766554433221100"), Shop.TWO);

    final VirtualTime time = new VirtualTime();
    final Desk disk = new Desk();
    Keyring keys = Keyring.of(Purpose.LIST);
    LicenseKey key = KEY;
    MachineId machine = Shop.ONE;
    Duration grace = LicenseCheck.DEFAULT_GRACE;
    Supplier<InputStream> source = () -> {
        throw new UnavailableException("no network");
    };
    int asked;
    int fetched;
    private final Random random = new Random(7);

    /** A list signed now by the seller's clock. */
    byte[] list(long epoch, long version, Entry... licenses) {
        return list(LIST, new Stamp(epoch, version), time.clock().instant(), SignedWhitelist.FRESH, licenses);
    }

    byte[] list(String name, Stamp stamp, Instant at, Duration fresh, Entry... licenses) {
        Instant signed = at.truncatedTo(ChronoUnit.SECONDS);
        byte[] rows = SignedWhitelist.rows(Stream.of(licenses), name, stamp, random);
        return keys.signer().sign(new Issue(name, stamp, signed, signed.plus(fresh), Issue.FIRST), rows);
    }

    /** Puts bytes where the program fetches them. */
    SignedDesk serve(byte[] bytes) {
        source = () -> new ByteArrayInputStream(bytes);
        return this;
    }

    SignedDesk offline() {
        source = () -> {
            throw new UnavailableException("no network");
        };
        return this;
    }

    LicenseReport check() {
        return builder().build().run();
    }

    LicenseCheck.Builder builder() {
        return LicenseCheck.signed(
                        LIST,
                        key,
                        keys.pinned(),
                        () -> {
                            asked++;
                            return new MachineIdOutcome.Found(machine, Grade.HARDWARE, "SMBIOS UUID");
                        },
                        () -> {
                            fetched++;
                            return source.get();
                        })
                .time(time, time)
                .monotonic(time::nanos)
                .retry(RetryPolicy.once())
                .grace(disk, grace);
    }

    LicenseVerdict verdict() {
        return check().verdict();
    }

    /** The step that failed first, or none. */
    static String failed(LicenseReport report) {
        List<LicenseReport.Entry> failed = report.steps().stream()
                .filter(entry -> entry.state() == LicenseReport.State.FAILED)
                .toList();
        return failed.isEmpty() ? "none" : failed.get(0).step().name();
    }
}
