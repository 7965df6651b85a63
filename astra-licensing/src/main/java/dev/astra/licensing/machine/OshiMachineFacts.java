package dev.astra.licensing.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import oshi.SystemInfo;

/** Thread-safe. The facts of this machine, from OSHI, the registry and the file system. */
final class OshiMachineFacts implements MachineFacts {
    private static final int LONGEST_BYTES = 128;

    private final Platform platform;
    private final List<Path> machineIdFiles;

    OshiMachineFacts() {
        this(
                platformOf(System.getProperty("os.name", "")),
                List.of(Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id")));
    }

    OshiMachineFacts(Platform platform, List<Path> machineIdFiles) {
        this.platform = platform;
        this.machineIdFiles = machineIdFiles;
    }

    static Platform platformOf(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return Platform.WINDOWS;
        }
        if (name.startsWith("linux")) {
            return Platform.LINUX;
        }
        return name.startsWith("mac") || name.startsWith("darwin") ? Platform.MACOS : Platform.OTHER;
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public Optional<String> hardwareUuid() {
        return platform == Platform.MACOS ? Optional.empty() : Optional.of(oshiUuid());
    }

    @Override
    public Optional<String> installationId() {
        return switch (platform) {
            case WINDOWS -> WindowsRegistry.machineGuid();
            case MACOS -> Optional.of(oshiUuid());
            case LINUX -> firstFile();
            case OTHER -> Optional.empty();
        };
    }

    private static String oshiUuid() {
        return new SystemInfo().getHardware().getComputerSystem().getHardwareUUID();
    }

    private Optional<String> firstFile() {
        return machineIdFiles.stream()
                .map(OshiMachineFacts::read)
                .filter(text -> text.matches("[0-9a-f]{32}"))
                .findFirst();
    }

    private static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_BYTES), StandardCharsets.ISO_8859_1).strip();
        } catch (NoSuchFileException absent) {
            return "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
