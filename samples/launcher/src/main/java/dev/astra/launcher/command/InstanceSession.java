package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.Home;
import dev.astra.launcher.config.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/** One thread. Inside the running instance, for somebody who typed the command elsewhere. */
final class InstanceSession implements Session {
    private final Business business;
    private final Path directory;
    private final Places places;

    InstanceSession(Business business, Path directory, Places places) {
        this.business = business;
        this.directory = directory;
        this.places = places;
    }

    @Override
    public Configuration configuration() {
        return business.configuration();
    }

    @Override
    public Home home() {
        return business.home();
    }

    @Override
    public Path resolve(Path path) {
        return directory.resolve(path).normalize();
    }

    @Override
    public boolean verbose() {
        return places.verbose;
    }

    @Override
    public boolean colored() {
        return false; // who typed it may write to a file
    }

    @Override
    public int onStore(Needs needs, ToIntFunction<Business> work) {
        try {
            configuration().check(needs.required(), needs.optional());
        } catch (RejectedException missing) {
            throw new RejectedException(
                    "the running instance was started without what this command needs; " + missing.getMessage(),
                    missing);
        }
        return work.applyAsInt(business);
    }

    @Override
    public Optional<Answer> ask(String... words) {
        throw new RejectedException("expected a terminal, found the running instance itself");
    }

    @Override
    public int onOwnStore(Needs needs, ToIntFunction<Business> work) {
        throw new RejectedException("an instance is running already; this is it");
    }

    @Override
    public int withoutInstance(IntSupplier work) {
        throw new RejectedException("an instance is running in " + home().directory() + "; stop it first");
    }

    @Override
    public boolean goesOn(Duration time) {
        return false;
    }

    @Override
    public void awaitStop() {
        throw new IllegalStateException("a command from elsewhere does not wait for the end of the instance");
    }
}
