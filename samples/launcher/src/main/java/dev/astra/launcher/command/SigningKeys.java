package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.signature.FileKeys;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.Signer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The keys that commands sign and verify with, and the small files that they write and read. */
final class SigningKeys {
    private SigningKeys() {}

    static Signer signer(Session session, Purpose purpose) {
        return FileKeys.in(session.home().keys())
                .find(purpose)
                .orElseThrow(() -> new RejectedException("there is no key for " + purpose.word() + " in "
                        + session.home().keys() + "; \"astra keys create --root FILE\" makes it"));
    }

    /** The named ones, else those of the settings, else those that certified the keys here. */
    static RootKeys roots(Session session, List<String> named) {
        List<String> texts = new ArrayList<>(named);
        if (texts.isEmpty()) {
            return session.configuration().find(Settings.ROOT_KEYS).orElseGet(() -> own(session));
        }
        try {
            return RootKeys.of(texts);
        } catch (IllegalArgumentException none) {
            throw new RejectedException("expected root keys of 64 hexadecimal digits: " + none.getMessage(), none);
        }
    }

    private static RootKeys own(Session session) {
        List<String> known = FileKeys.in(session.home().keys()).roots().stream()
                .map(key -> key.hex())
                .toList();
        if (known.isEmpty()) {
            throw new RejectedException(
                    "expected a root key to verify with, found none; name it with --root or set ASTRA_ROOT_KEYS");
        }
        return RootKeys.of(known);
    }

    static byte[] read(Path file, int mostBytes) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new RejectedException(
                        "expected a file of at most " + mostBytes + " bytes, " + file + " has more");
            }
            return bytes;
        } catch (NoSuchFileException none) {
            throw new RejectedException("expected a file " + file + ", found none", none);
        } catch (IOException unreadable) {
            throw new RejectedException(
                    "expected a file that can be read in " + file + ", found " + what(file), unreadable);
        }
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (NoSuchFileException none) {
            throw new RejectedException("expected a directory that exists for " + file + ", found none", none);
        } catch (IOException unwritable) {
            throw new RejectedException("expected to write " + file + ", could not: it is " + what(file), unwritable);
        }
    }

    private static String what(Path file) {
        return Files.isDirectory(file) ? "a directory" : "no file for this user; check its rights and the disk";
    }
}
