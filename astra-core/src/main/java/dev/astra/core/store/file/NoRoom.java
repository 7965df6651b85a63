package dev.astra.core.store.file;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Whether a disk is full, or only broken. Java has no type for it: the system's words tell. */
final class NoRoom {
    private static final List<String> WORDS = List.of(
            "no space left on device", // Linux and macOS, ENOSPC
            "disk quota exceeded", // Linux and macOS, EDQUOT
            "not enough space on the disk"); // Windows, ERROR_DISK_FULL

    private NoRoom() {}

    static boolean is(IOException failure) {
        String message = failure.getMessage();
        String words = message == null ? "" : message.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(words::contains);
    }
}
