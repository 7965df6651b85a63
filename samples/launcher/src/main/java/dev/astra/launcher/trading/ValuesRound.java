package dev.astra.launcher.trading;

import dev.astra.core.AstraException;
import dev.astra.trading.companion.RunEvent;
import dev.astra.trading.value.ItemValues;
import dev.astra.trading.value.UpdateOutcome;
import dev.astra.trading.value.ValueChange;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. Brings the values up to date and tells the log what changed. Whatever goes wrong, the last ones count. */
final class ValuesRound {
    private static final Logger LOG = LoggerFactory.getLogger("astra.trading");
    private static final int MOST_LINES = 20;

    private final ItemValues values;

    ValuesRound(ItemValues values) {
        this.values = values;
    }

    RunEvent run() {
        try {
            return values.update().fold(ValuesRound::current, ValuesRound::implausible);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (AstraException failed) {
            LOG.warn("values: not up to date, the last ones count: {}", failed.getMessage());
        } catch (RuntimeException unexpected) {
            LOG.error("values: this should not happen, the last ones count", unexpected);
        }
        return RunEvent.VALUES_FAILED;
    }

    private static RunEvent current(UpdateOutcome.Current current) {
        if (!current.changed()) {
            LOG.info("values: unchanged");
            return RunEvent.VALUES_UNCHANGED;
        }
        if (!current.elsewhere().isEmpty()) {
            LOG.info(
                    "values: another program changed {} in the file since the last look",
                    current.elsewhere().size() == 1
                            ? "1 value"
                            : current.elsewhere().size() + " values");
        }
        List<ValueChange> changes = current.update().changes();
        changes.stream().limit(MOST_LINES).forEach(change -> LOG.info("values: {}", words(change)));
        if (changes.size() > MOST_LINES) {
            LOG.info("values: and {} more", changes.size() - MOST_LINES);
        }
        return RunEvent.VALUES_CHANGED;
    }

    private static String words(ValueChange change) {
        String item = change.name() + " (" + change.id() + ")";
        return change.fold(
                it -> item + " " + it.before() + " -> " + it.after(),
                it -> item + " " + it.before() + " -> no value, removed",
                it -> item + " is new, " + it.after());
    }

    private static RunEvent implausible(UpdateOutcome.Implausible implausible) {
        LOG.warn(
                "values: the feed's answer is not believed, the last ones count: {}",
                String.join("; ", implausible.doubts()));
        return RunEvent.VALUES_FAILED;
    }
}
