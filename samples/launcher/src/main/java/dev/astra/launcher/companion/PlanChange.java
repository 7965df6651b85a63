package dev.astra.launcher.companion;

import dev.astra.core.process.ProcessSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What differs between two readings of the file, in sentences. Keys are named, values are not: they may be secret. */
public final class PlanChange {
    private final CompanionPlan before;
    private final CompanionPlan now;

    private PlanChange(CompanionPlan before, CompanionPlan now) {
        this.before = before;
        this.now = now;
    }

    /** One sentence for each program that differs; none if nothing does. */
    public static List<String> between(CompanionPlan before, CompanionPlan now) {
        return new PlanChange(before, now).sentences();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        Map<String, ProcessSpec> old = byName(before);
        Map<String, ProcessSpec> fresh = byName(now);
        fresh.forEach((name, spec) -> {
            if (!old.containsKey(name)) {
                sentences.add(name + ": new, " + (spec.enabled() ? "starts now" : "not enabled"));
            } else {
                changed(name, spec, sentences);
            }
        });
        old.keySet().stream()
                .filter(name -> !fresh.containsKey(name))
                .forEach(name -> sentences.add(name + ": gone, is stopped, at its safe point if it has one"));
        Set<String> general = keys("");
        if (!general.isEmpty()) {
            sentences.add(String.join(", ", general) + ": changed, counts after the next start of astra run");
        }
        return sentences;
    }

    private void changed(String name, ProcessSpec spec, List<String> sentences) {
        Set<String> keys = keys(name);
        if (keys.isEmpty()) {
            return;
        }
        String what = name + ": " + String.join(", ", keys) + " changed, ";
        if (keys.contains("enabled")) {
            sentences.add(what + (spec.enabled() ? "starts now" : "is not started, and stopped if it runs"));
        } else if (keys.stream().anyMatch(PlanChange::restarts)) {
            sentences.add(
                    what + "is restarted if it runs" + (spec.safePoint().isPresent() ? ", at its safe point" : ""));
        } else {
            sentences.add(what + "counts at once, without a restart");
        }
    }

    private static boolean restarts(String key) {
        return key.equals("command") || key.equals("directory") || key.startsWith("env.") || key.startsWith("limit-");
    }

    private Set<String> keys(String name) {
        Map<String, String> old = before.lines().getOrDefault(name, Map.of());
        Map<String, String> fresh = now.lines().getOrDefault(name, Map.of());
        Set<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(fresh.keySet());
        keys.removeIf(key -> Objects.equals(old.get(key), fresh.get(key)));
        return keys;
    }

    private static Map<String, ProcessSpec> byName(CompanionPlan plan) {
        Map<String, ProcessSpec> specs = new TreeMap<>();
        plan.programs().forEach(spec -> specs.put(spec.name().value(), spec));
        return specs;
    }
}
