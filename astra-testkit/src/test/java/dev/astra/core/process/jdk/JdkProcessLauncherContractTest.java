package dev.astra.core.process.jdk;

import dev.astra.core.process.Instance;
import dev.astra.core.process.ProcessLauncher;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProgramName;
import dev.astra.testkit.ProcessLauncherContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, started through waiting shells. */
class JdkProcessLauncherContractTest implements ProcessLauncherContract {
    @TempDir
    Path directory;

    @Override
    public ProcessLauncher launcher() {
        return JdkProcessLauncher.builder(directory.resolve("place")).build();
    }

    Scene scene() {
        return new Scene(directory, directory.getFileName().toString());
    }

    @Override
    public ProcessSpec steady(String name) {
        return scene().program(name, "AT_WORK; exec sleep 600").build();
    }

    @Override
    public ProcessSpec ending(String name, int code) {
        return scene().program(name, "AT_WORK; exit " + code).build();
    }

    @Override
    public ProcessSpec missing(String name) {
        return ProcessSpec.builder(name, directory.resolve("no-such-program").toString())
                .build();
    }

    @Override
    public ProcessSpec stubborn(String name) {
        return scene().program(
                        name,
                        "trap '' TERM INT HUP; (setsid sh -c 'trap \"\" TERM; while :; do sleep 600; done' &);"
                                + " AT_WORK; while :; do sleep 600; done")
                .build();
    }

    @Override
    public void settle(Instance instance) {
        Scene.await(
                instance + " is at work", () -> scene().begun(instance.name().value()) > 0);
    }

    @Override
    public int processes(ProgramName name) {
        return scene().alive(name.value()).size();
    }
}
