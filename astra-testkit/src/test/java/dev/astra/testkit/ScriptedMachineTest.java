package dev.astra.testkit;

import dev.astra.core.process.Cause;
import dev.astra.core.process.Instance;
import dev.astra.core.process.ProcessLauncher;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProgramName;
import dev.astra.testkit.ScriptedMachine.Life;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The machine in virtual time keeps the contract. */
class ScriptedMachineTest implements ProcessLauncherContract {
    private final VirtualTime time = new VirtualTime();
    private final Map<String, Life> lives = new HashMap<>();
    private final ScriptedMachine machine = new ScriptedMachine(
            time, instance -> lives.getOrDefault(instance.name().value(), Life.steady()));

    @Override
    public ProcessLauncher launcher() {
        return machine.launcher();
    }

    @Override
    public ProcessSpec steady(String name) {
        return spec(name, Life.steady());
    }

    @Override
    public ProcessSpec ending(String name, int code) {
        return spec(name, Life.ending(Duration.ofMillis(5), code));
    }

    @Override
    public ProcessSpec missing(String name) {
        return spec(name, Life.refused(Cause.Kind.NOT_FOUND));
    }

    @Override
    public ProcessSpec stubborn(String name) {
        return spec(name, Life.stubborn());
    }

    @Override
    public void settle(Instance instance) {
        time.advance(Duration.ofSeconds(1));
    }

    @Override
    public int processes(ProgramName name) {
        return (int) machine.alive().stream()
                .filter(instance -> instance.name().equals(name))
                .count();
    }

    private ProcessSpec spec(String name, Life life) {
        lives.put(name, life);
        return ProcessSpec.builder(name, "program").build();
    }
}
