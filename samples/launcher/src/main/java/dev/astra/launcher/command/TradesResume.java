package dev.astra.launcher.command;

import dev.astra.core.time.Pause;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.trading.Trading;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One thread. Lets scans go on after a person has acted. */
@Command(name = "resume", description = "Let scans go on after Roblox wanted a person and you have acted.")
final class TradesResume extends StoreCommand {
    @Mixin
    private Staff staff = new Staff();

    TradesResume(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        var scan = Trading.of(business.configuration()).scan(business.store(), Optional::empty, Pause.real());
        var halt = business.store().read(scan::halt);
        if (halt.isEmpty()) {
            return terminal.done("Scans are not halted.");
        }
        scan.resume(staff.actor());
        return terminal.done(
                "Scans go on. They were halted because " + halt.get().stop().advice() + ".");
    }
}
