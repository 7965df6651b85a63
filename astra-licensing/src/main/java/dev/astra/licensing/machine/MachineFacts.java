package dev.astra.licensing.machine;

import java.util.Optional;

/** What a machine tells about itself, raw. Each fact is read when it is asked for; reading may block and may throw. */
interface MachineFacts {
    Platform platform();

    /** The SMBIOS UUID as the firmware gives it (on macOS the platform UUID); empty, blank or "unknown" if there is none. */
    Optional<String> hardwareUuid();

    /** What the operating system wrote down when it was installed. */
    Optional<String> installationId();

    enum Platform {
        WINDOWS,
        LINUX,
        MACOS,
        OTHER
    }
}
