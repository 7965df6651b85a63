package dev.astra.core.process.jdk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One thread. The processes of one moment, each read when it is asked for and at most once. */
final class LinuxSight implements ProcessTable.Sight {
    private final ProcFiles files;
    private final Set<Long> reapers;
    private final long mostPids;
    private final long[] pids;
    /** Read after the processes were listed, so that each of them that is newer is in the range. */
    private final long lastPid;

    private final long forks;
    private final Map<Long, Optional<ProcessStat>> stats = new HashMap<>();
    private final Map<Long, String> environments = new HashMap<>();

    LinuxSight(ProcFiles files, Set<Long> reapers, long mostPids) {
        this.files = files;
        this.reapers = reapers;
        this.mostPids = mostPids;
        this.pids = files.pids();
        this.lastPid = files.number("loadavg", "/", " ");
        this.forks = files.number("stat", "\nprocesses ");
    }

    @Override
    public List<ProcessTable.Member> members(Mark mark, Set<Long> others) {
        PidRange range = mark.forks() == ProcessTable.UNKNOWN
                ? PidRange.ALL
                : PidRange.since(mark.pid(), lastPid, forks - mark.forks(), mostPids);
        Map<Long, ProcessStat> newer = new HashMap<>();
        Set<Long> ours = new HashSet<>();
        for (long pid : pids) {
            if (pid == mark.pid() || (range.has(pid) && !others.contains(pid))) {
                stat(pid).filter(stat -> stat.start() >= mark.start()).ifPresent(stat -> {
                    newer.put(pid, stat);
                    if (belongs(mark, stat)) {
                        ours.add(pid);
                    }
                });
            }
        }
        addChildren(newer, ours);
        List<ProcessTable.Member> members = new ArrayList<>();
        for (long pid : ours) {
            ProcessStat stat = newer.get(pid);
            if (stat != null && !stat.dead()) {
                members.add(new ProcessTable.Member(pid, stat.start()));
            }
        }
        return members;
    }

    private Optional<ProcessStat> stat(long pid) {
        return stats.computeIfAbsent(pid, files::stat);
    }

    private boolean belongs(Mark mark, ProcessStat stat) {
        if (stat.pid() == mark.pid()) {
            return stat.start() == mark.start();
        }
        return stat.session() == mark.pid()
                || stat.group() == mark.pid()
                || (reapers.contains(stat.parent()) && carries(stat.pid(), mark));
    }

    private boolean carries(long pid, Mark mark) {
        String text = environments.computeIfAbsent(pid, files::environment);
        String wanted = mark.assignment();
        return text.startsWith(wanted + "\0") || text.contains("\0" + wanted + "\0") || text.equals(wanted);
    }

    private static void addChildren(Map<Long, ProcessStat> newer, Set<Long> ours) {
        boolean more = !ours.isEmpty();
        while (more) {
            more = false;
            for (ProcessStat stat : newer.values()) {
                if (ours.contains(stat.parent()) && ours.add(stat.pid())) {
                    more = true;
                }
            }
        }
    }
}
