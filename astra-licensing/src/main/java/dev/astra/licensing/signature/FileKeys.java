package dev.astra.licensing.signature;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.file.OwnerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One process at a time. Keys in files of their own, 0600 where the system knows such rights; a key that others may read is
 * refused. Signing keys stand in one directory, which is no part of the store and of no backup. Root keys stand wherever
 * their owner keeps them, best on a medium that is in no machine; the directory holds their public halves only.
 */
public final class FileKeys {
    private static final String ROOTS = "roots";
    private static final int MOST_BYTES = 4 * 1024;

    private final Path directory;

    private FileKeys(Path directory) {
        this.directory = directory;
    }

    /**
     * Keys in a directory.
     *
     * @param directory made when the first key is, with rights 0700
     */
    public static FileKeys in(Path directory) {
        return new FileKeys(Objects.requireNonNull(directory, "directory"));
    }

    /**
     * Makes a root key.
     *
     * @param file must not exist
     * @throws RejectedException if it does; nothing was changed
     */
    public static SigningKey createRoot(Path file) {
        SigningKey root = SigningKey.generate();
        try {
            FileOfOne.create(file, KeyFormat.write(root));
            return root;
        } catch (IOException refused) {
            throw new RejectedException(
                    "expected to make a root key in " + file + ", where nothing is yet; could not: " + refused
                            + "; name another file",
                    refused);
        }
    }

    /**
     * Reads a root key.
     *
     * @param file as {@link #createRoot} made it
     * @throws RejectedException if it is missing, open to others or no root key
     */
    public static SigningKey readRoot(Path file) {
        return parse(file, KeyFormat::readRoot);
    }

    /**
     * Makes a signing key.
     *
     * @param root certifies it
     * @param purpose for what; there must be no key for it yet
     * @param from from when it may sign
     * @param until until when
     * @param leastEpoch 1, unless keys for this purpose were certified with a higher one
     * @throws RejectedException if there is a key for that purpose already
     */
    public Signer create(SigningKey root, Purpose purpose, Instant from, Instant until, long leastEpoch) {
        if (Files.exists(file(purpose))) {
            throw new RejectedException("there is a key for " + purpose.word() + " already: " + file(purpose)
                    + "; rotate it to get a new one");
        }
        return write(root, purpose, from, until, leastEpoch);
    }

    /**
     * Puts a new signing key in place of the one that is there. What the old one signed stays valid as long as it would have
     * anyway, unless the least epoch is raised; its private half is gone.
     *
     * @param root certifies it
     * @param purpose for what; there must be a key for it
     * @param from from when it may sign
     * @param until until when
     * @param leastEpoch as before; one more if somebody else may have the old key: then nothing that it signs counts any
     *     more for whoever has seen the new one
     * @throws RejectedException if there is no key for that purpose
     */
    public Signer rotate(SigningKey root, Purpose purpose, Instant from, Instant until, long leastEpoch) {
        if (find(purpose).isEmpty()) {
            throw new RejectedException(
                    "there is no key for " + purpose.word() + " in " + directory + "; create one first");
        }
        return write(root, purpose, from, until, leastEpoch);
    }

    private Signer write(SigningKey root, Purpose purpose, Instant from, Instant until, long leastEpoch) {
        SigningKey key = SigningKey.generate();
        Signer signer = new Signer(key, Certificate.issue(root, purpose, key.verifying(), from, until, leastEpoch));
        try {
            OwnerFile.directory(directory);
            add(root.verifying());
            FileOfOne.replace(file(purpose), KeyFormat.write(signer));
            return signer;
        } catch (IOException failed) {
            throw new UnavailableException(
                    "could not write the key for " + purpose.word() + " in " + directory + ": " + failed
                            + "; what was there is still there",
                    failed);
        }
    }

    /**
     * Remembers a root key beside those that certified keys here, so that programs are built with it too: a spare one, for the
     * day on which the first is lost.
     *
     * @param root its public half
     */
    public void know(VerifyingKey root) {
        try {
            OwnerFile.directory(directory);
            add(root);
        } catch (IOException failed) {
            throw new UnavailableException("could not note a root key in " + directory + ": " + failed, failed);
        }
    }

    private void add(VerifyingKey root) throws IOException {
        List<VerifyingKey> known = new ArrayList<>(roots());
        if (!known.contains(root)) {
            known.add(root);
            FileOfOne.replace(directory.resolve(ROOTS), lines(known));
        }
    }

    /**
     * The signing key for a purpose, if there is one.
     *
     * @throws RejectedException if it is open to others or no such key
     */
    public Optional<Signer> find(Purpose purpose) {
        Path file = file(purpose);
        return Files.exists(file)
                ? Optional.of(parse(file, text -> KeyFormat.readSigner(purpose, text)))
                : Optional.empty();
    }

    /** The public halves of the root keys that certified keys here, the oldest first. */
    public List<VerifyingKey> roots() {
        Path file = directory.resolve(ROOTS);
        return Files.exists(file)
                ? parse(file, text -> text.lines().map(VerifyingKey::new).toList())
                : List.of();
    }

    /** Where the key for a purpose is, or would be. */
    public Path file(Purpose purpose) {
        return directory.resolve(purpose.word() + ".key");
    }

    private static String lines(List<VerifyingKey> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach(key -> text.append(key).append('\n'));
        return text.toString();
    }

    private static <T> T parse(Path file, Function<String, T> parser) {
        try {
            return parser.apply(FileOfOne.read(file, MOST_BYTES));
        } catch (NoSuchFileException none) {
            throw new RejectedException("expected a key in " + file + ", found no such file", none);
        } catch (IOException unreadable) {
            throw new RejectedException("expected a key in " + file + ", could not read it: " + unreadable, unreadable);
        } catch (IllegalArgumentException other) {
            throw new RejectedException("expected a key in " + file + ": " + other.getMessage(), other);
        }
    }
}
