package dev.astra.licensing.verify;

import java.net.URI;
import java.util.function.Function;

/** Immutable. What an {@link UpdateCheck} found. None of the cases is a reason to stop the program. */
public sealed interface UpdateOutcome {
    /**
     * Calls the function of the case.
     *
     * @param upToDate nothing newer is published
     * @param available something newer is published
     * @param unknown it could not be found out
     */
    <T> T fold(Function<UpToDate, T> upToDate, Function<UpdateAvailable, T> available, Function<Unknown, T> unknown);

    /**
     * Nothing newer is published.
     *
     * @param published the published version: the running one or an older one
     */
    record UpToDate(Version published) implements UpdateOutcome {
        @Override
        public <T> T fold(
                Function<UpToDate, T> upToDate, Function<UpdateAvailable, T> available, Function<Unknown, T> unknown) {
            return upToDate.apply(this);
        }
    }

    /**
     * Something newer is published.
     *
     * @param version the newer version
     * @param link where to get it
     */
    record UpdateAvailable(Version version, URI link) implements UpdateOutcome {
        @Override
        public <T> T fold(
                Function<UpToDate, T> upToDate, Function<UpdateAvailable, T> available, Function<Unknown, T> unknown) {
            return available.apply(this);
        }
    }

    /**
     * It could not be found out.
     *
     * @param reason what was expected and what was found
     */
    record Unknown(String reason) implements UpdateOutcome {
        @Override
        public <T> T fold(
                Function<UpToDate, T> upToDate, Function<UpdateAvailable, T> available, Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}
