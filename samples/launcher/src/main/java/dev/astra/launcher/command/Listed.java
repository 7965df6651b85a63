package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;

/** What to say about the version of the list that a change led to. */
final class Listed {
    private Listed() {}

    static String line(long version, Business business) {
        if (!business.operating()) {
            return "It is not published yet: \"astra whitelist publish\" does that, and so does \"astra run\".";
        }
        return business.publication()
                .published(version)
                .thenApply(outcome -> outcome.fold(
                        published -> "Published: version " + published.version() + " of the list.",
                        pending -> "Not published yet; the running instance goes on trying (version "
                                + pending.version() + " of the list)."))
                .toCompletableFuture()
                .join();
    }
}
