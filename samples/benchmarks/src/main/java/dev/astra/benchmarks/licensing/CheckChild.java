package dev.astra.benchmarks.licensing;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.machine.Grade;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.machine.MachineIdSource;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.VerifyingKey;
import dev.astra.licensing.verify.FileWhitelistSource;
import dev.astra.licensing.verify.LicenseCheck;
import dev.astra.licensing.verify.LicenseVerdict;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Stateless. A fresh process that does one thing for the first time, and then again and again. */
final class CheckChild {
    static final String SIGNED = "list-signed";
    static final String LEGACY = "list-legacy";
    static final String ED25519 = "list-ed25519";
    static final int NUMBER = 777;

    private static final int WARM = 30;
    private static final byte[] MESSAGE = new byte[32];

    private CheckChild() {}

    /** Prints milliseconds of the first time, its processor time, those of later ones, bytes allocated, peak bytes. */
    static void run(List<String> words) throws IOException {
        Runnable check = switch (words.get(0)) {
            case SIGNED -> signed(Path.of(words.get(1)), words.get(2));
            case LEGACY -> legacy(Path.of(words.get(1)));
            default -> ed25519(words.get(1), words.get(2));
        };
        double before = cpu();
        long begun = System.nanoTime();
        check.run();
        double cold = (System.nanoTime() - begun) / 1e6;
        double coldCpu = (cpu() - before) * 1e3;
        double[] warm = new double[WARM];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (int i = 0; i < WARM; i++) {
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long from = System.nanoTime();
            check.run();
            warm[i] = (System.nanoTime() - from) / 1e6;
            allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
        }
        double[] later = Arrays.copyOfRange(warm, WARM / 2, WARM);
        Arrays.sort(later);
        System.out.println(cold + " " + coldCpu + " " + later[later.length / 2] + " " + allocated + " " + peak());
    }

    private static Runnable signed(Path list, String root) {
        return () -> require(LicenseCheck.signed(
                        Lists.NAME,
                        Lists.entry(NUMBER).key(),
                        RootKeys.of(root),
                        machine(),
                        new FileWhitelistSource(list))
                .build());
    }

    private static Runnable legacy(Path list) {
        return () -> require(LicenseCheck.builder(new BuyerId(NUMBER), machine(), new FileWhitelistSource(list))
                .build());
    }

    /** Public key and signature are made elsewhere: here nothing of it was used before. */
    private static Runnable ed25519(String publicKey, String signature) {
        return () -> {
            VerifyingKey key = new VerifyingKey(publicKey);
            if (!key.verifies(MESSAGE, HexFormat.of().parseHex(signature))) {
                throw new IllegalStateException("expected a good signature");
            }
        };
    }

    /** The words for {@link #ED25519}. */
    static String[] ed25519() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Signature signing = Signature.getInstance("Ed25519");
        signing.initSign(pair.getPrivate());
        signing.update(MESSAGE);
        byte[] encoded = pair.getPublic().getEncoded();
        return new String[] {
            ED25519,
            HexFormat.of().formatHex(encoded, encoded.length - MESSAGE.length, encoded.length),
            HexFormat.of().formatHex(signing.sign())
        };
    }

    private static MachineIdSource machine() {
        return () -> new MachineIdOutcome.Found(Lists.machine(NUMBER), Grade.HARDWARE, "made up");
    }

    private static void require(LicenseCheck check) {
        LicenseVerdict verdict = check.run().verdict();
        if (!(verdict instanceof LicenseVerdict.Allowed)) {
            throw new IllegalStateException("expected a yes, got " + verdict);
        }
    }

    private static double cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** The most memory that this process has had, in bytes; 0 elsewhere than on Linux. */
    private static long peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
