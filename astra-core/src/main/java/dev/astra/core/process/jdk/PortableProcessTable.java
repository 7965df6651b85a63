package dev.astra.core.process.jdk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Thread-safe. What the JDK knows of processes anywhere: descendants of a process that lives, remembered for when it is
 * gone. It does not see what was started by a child that has ended before anybody looked.
 */
final class PortableProcessTable implements ProcessTable {
    private final Map<Long, List<Member>> seen = new ConcurrentHashMap<>();

    @Override
    public Sight look() {
        return this::members;
    }

    private List<Member> members(Mark mark, Set<Long> others) {
        List<Member> all = new ArrayList<>(seen.getOrDefault(mark.pid(), List.of()));
        Optional<ProcessHandle> main = ProcessHandle.of(mark.pid()).filter(handle -> started(handle) == mark.start());
        main.ifPresent(handle -> {
            all.add(new Member(handle.pid(), started(handle)));
            handle.descendants()
                    .map(child -> new Member(child.pid(), started(child)))
                    .forEach(all::add);
        });
        List<Member> members = all.stream()
                .distinct()
                .filter(member -> lives(member.pid(), member.start()))
                .toList();
        if (members.isEmpty()) {
            seen.remove(mark.pid());
        } else {
            seen.put(mark.pid(), members);
        }
        return members;
    }

    @Override
    public long start(long pid) {
        return ProcessHandle.of(pid).map(PortableProcessTable::started).orElse(-1L);
    }

    @Override
    public boolean lives(long pid, long start) {
        return ProcessHandle.of(pid)
                .filter(handle -> handle.isAlive() && started(handle) == start)
                .isPresent();
    }

    @Override
    public long forks() {
        return UNKNOWN;
    }

    /** Starts are moments here, so another boot shows by itself. */
    @Override
    public String boot() {
        return "any";
    }

    private static long started(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(-1L);
    }
}
