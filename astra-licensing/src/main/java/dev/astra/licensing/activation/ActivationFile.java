package dev.astra.licensing.activation;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.machine.ComponentKind;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Reading;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.SignedFile;
import dev.astra.licensing.signature.Signer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Immutable. What an activation file says: the license may run where enough of these components are.
 *
 * @param license which license
 * @param needed the least weight that must be the same, 1 to the weight of all
 * @param components what was enrolled: one of a kind, in the order of the kinds
 */
public record ActivationFile(BuyerId license, int needed, List<SealedComponent> components) {
    /** The most bytes of an activation file. */
    public static final int MOST_BYTES = 4_096;

    private static final int MOST_BODY_BYTES = 2_048;

    /** Refuses no components, two of a kind, another order, and a weight that cannot be reached. */
    public ActivationFile {
        components = List.copyOf(components);
        for (int i = 1; i < components.size(); i++) {
            if (components.get(i - 1).kind().compareTo(components.get(i).kind()) >= 0) {
                throw new IllegalArgumentException("expected one component of a kind in the order of the kinds");
            }
        }
        int weight = components.stream().mapToInt(SealedComponent::weight).sum();
        if (needed < 1 || needed > weight) {
            throw new IllegalArgumentException("expected a needed weight of 1 to " + weight + ", got " + needed);
        }
    }

    /** What all components are worth. */
    public int weight() {
        return components.stream().mapToInt(SealedComponent::weight).sum();
    }

    /** What the file of a license is called. */
    public static String name(BuyerId license) {
        return "license-" + license;
    }

    /**
     * Signs it.
     *
     * @param signer for {@link Purpose#ACTIVATION}
     * @param issue with the name that {@link #name} gives
     */
    public byte[] sign(Signer signer, Issue issue) {
        if (!issue.name().equals(name(license))) {
            throw new IllegalArgumentException("expected an issue of " + name(license) + ", got " + issue.name());
        }
        return signer.sign(issue, body());
    }

    private byte[] body() {
        StringBuilder text = new StringBuilder("license " + license + "\nneeded " + needed + "\n");
        for (SealedComponent each : components) {
            text.append(each.kind().word())
                    .append(' ')
                    .append(each.weight())
                    .append(' ')
                    .append(each.salt())
                    .append(' ')
                    .append(each.code())
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads a signed file.
     *
     * @param file all of it
     * @param roots who must stand behind it
     * @param sound gets what it says and how it was signed
     * @param refused gets why it is none
     */
    public static <R> R read(
            byte[] file,
            RootKeys roots,
            BiFunction<ActivationFile, Reading.Sound, R> sound,
            Function<String, R> refused) {
        if (file.length > MOST_BYTES) {
            return refused.apply("expected an activation file of at most " + MOST_BYTES + " bytes, got more");
        }
        return SignedFile.read(
                file,
                Purpose.ACTIVATION,
                roots,
                MOST_BODY_BYTES,
                (reading, body) -> parse(body)
                        .filter(read -> reading.header().issue().name().equals(name(read.license)))
                        .map(read -> sound.apply(read, reading))
                        .orElseGet(() -> refused.apply("expected what an activation file says, got something else")),
                refused);
    }

    private static Optional<ActivationFile> parse(byte[] body) {
        try {
            String[] lines = new String(body, StandardCharsets.US_ASCII).split("\n");
            List<SealedComponent> components = new ArrayList<>();
            for (String line : Arrays.asList(lines).subList(2, lines.length)) {
                String[] words = line.split(" ", -1);
                components.add(new SealedComponent(
                        ComponentKind.of(words[0]).orElseThrow(), Integer.parseInt(words[1]), words[2], words[3]));
            }
            ActivationFile read = new ActivationFile(
                    BuyerId.parse(lines[0].substring("license ".length())),
                    Integer.parseInt(lines[1].substring("needed ".length())),
                    components);
            return Arrays.equals(read.body(), body) ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException otherForm) {
            return Optional.empty();
        }
    }
}
