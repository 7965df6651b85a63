package dev.astra.launcher.command;

import dev.astra.trading.value.ItemValues;
import dev.astra.trading.value.UpdateOutcome;
import picocli.CommandLine.Command;

/** One thread. Tells what an update would change. */
@Command(name = "diff", description = "Tell what an update would change, and change nothing.")
final class ValuesDiff extends ValuesCommand {
    ValuesDiff(Session session) {
        super(session);
    }

    @Override
    UpdateOutcome compare(ItemValues values) throws InterruptedException {
        return values.preview();
    }
}
