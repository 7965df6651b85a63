package dev.astra.core.store.file;

import dev.astra.core.time.Workers;

/** Work that is done before whoever asked for it goes on: tests then have one order of events. */
final class SameThread {
    static final Workers WORKERS = (name, work) -> {
        work.run();
        return new Workers.Worker() {
            @Override
            public boolean alive() {
                return false;
            }

            @Override
            public void interrupt() {}
        };
    };

    private SameThread() {}
}
