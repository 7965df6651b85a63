package dev.astra.launcher.command;

import dev.astra.trading.value.ItemValues;
import dev.astra.trading.value.UpdateOutcome;
import picocli.CommandLine.Command;

/** One thread. Brings the file of values up to date. */
@Command(name = "update", description = "Bring the file of values up to date, and tell what changed.")
final class ValuesUpdate extends ValuesCommand {
    ValuesUpdate(Session session) {
        super(session);
    }

    @Override
    UpdateOutcome compare(ItemValues values) throws InterruptedException {
        return values.update();
    }
}
