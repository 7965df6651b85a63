package dev.astra.launcher.companion;

import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.Strategy;
import dev.astra.core.process.jdk.AfterDeath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Immutable. What runs beside the instance.
 *
 * @param programs the programs
 * @param strategy what the end of one means for the others
 * @param afterDeath what becomes of them when the instance is killed
 * @param logMegabytes when what a program writes is cut
 * @param logPieces how many pieces are kept
 * @param lines what stood in the file, by program and key; never to be shown
 */
public record CompanionPlan(
        List<ProcessSpec> programs,
        Strategy strategy,
        AfterDeath afterDeath,
        int logMegabytes,
        int logPieces,
        Map<String, Map<String, String>> lines) {
    static final int LOG_MEGABYTES = 10;
    static final int LOG_PIECES = 5;

    /** Copies the collections. */
    public CompanionPlan {
        programs = List.copyOf(programs);
        Map<String, Map<String, String>> copy = new TreeMap<>();
        lines.forEach((name, values) -> copy.put(name, Map.copyOf(values)));
        lines = Map.copyOf(copy);
    }

    /** Without programs. */
    public static CompanionPlan empty() {
        return new CompanionPlan(List.of(), Strategy.ONE_FOR_ONE, AfterDeath.END, LOG_MEGABYTES, LOG_PIECES, Map.of());
    }

    /** With one more program, which stands in no file. */
    public CompanionPlan with(ProcessSpec program) {
        List<ProcessSpec> more = new ArrayList<>(programs);
        more.add(program);
        return new CompanionPlan(more, strategy, afterDeath, logMegabytes, logPieces, lines);
    }

    /** Shows no value: they may be secret. */
    @Override
    public String toString() {
        return "CompanionPlan" + programs;
    }
}
