package dev.astra.licensing.verify;

import java.util.Optional;

/** Immutable. Remembers nothing. */
record NoGraceMemory() implements GraceMemory {
    @Override
    public Optional<String> load() {
        return Optional.empty();
    }

    @Override
    public void save(String sealed) {
        // nothing is remembered
    }

    @Override
    public void forget() {
        // nothing was remembered
    }
}
