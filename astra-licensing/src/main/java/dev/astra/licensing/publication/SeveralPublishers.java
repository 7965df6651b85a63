package dev.astra.licensing.publication;

import dev.astra.core.AstraException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thread at a time. The same list in several places; each gets it, also if another one fails. */
final class SeveralPublishers implements WhitelistPublisher {
    private final List<WhitelistPublisher> all;

    SeveralPublishers(List<WhitelistPublisher> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void publish(WhitelistSnapshot snapshot) {
        AstraException first = null;
        for (WhitelistPublisher one : all) {
            first = earlier(first, attempt(one, snapshot));
        }
        if (first != null) {
            throw first;
        }
    }

    private static @Nullable AstraException attempt(WhitelistPublisher one, WhitelistSnapshot snapshot) {
        try {
            one.publish(snapshot);
            return null;
        } catch (AstraException failed) {
            return failed;
        }
    }

    private static @Nullable AstraException earlier(@Nullable AstraException first, @Nullable AstraException later) {
        if (first == null || later == null) {
            return first == null ? later : first;
        }
        first.addSuppressed(later);
        return first;
    }
}
