package dev.astra.launcher.command;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One thread. Who decides, for the audit log. */
final class Staff {
    @Option(
            names = "--as",
            paramLabel = "ID",
            description = "your Discord user id, for the audit log; else \"console\"")
    private @Nullable UserId user;

    Actor actor() {
        return user == null ? Actor.system("console") : Actor.staff(user);
    }
}
