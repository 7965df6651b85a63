package dev.astra.core.store.file;

import dev.astra.core.CorruptDataException;

/** What is said when an archive is not what was written. */
final class ArchiveDamage {
    private ArchiveDamage() {}

    /**
     * The refusal.
     *
     * @param place the file, as it is called
     * @param what what was expected and what was found
     */
    static CorruptDataException of(String place, String what) {
        return new CorruptDataException(place + ", " + what
                + ". Keep a copy of this directory. Opening the store makes again what its log still holds; if that does not"
                + " help, put the newest backup in its place");
    }
}
