package dev.astra.core.process.jdk;

import dev.astra.core.process.ProcessLauncher;
import dev.astra.core.process.ProcessSpec;

/**
 * Real processes as where there is no shell to wait ahead. There, what has cut itself off from the tree before anybody looked
 * is not found, so the grandchild stays in the tree.
 */
class PlainLauncherContractTest extends JdkProcessLauncherContractTest {
    @Override
    public ProcessLauncher launcher() {
        return JdkProcessLauncher.builder(directory.resolve("place")).plain().build();
    }

    @Override
    public ProcessSpec stubborn(String name) {
        return scene().program(
                        name,
                        "trap '' TERM INT HUP; sh -c 'trap \"\" TERM; while :; do sleep 600; done' &"
                                + " AT_WORK; while :; do sleep 600; done")
                .build();
    }
}
