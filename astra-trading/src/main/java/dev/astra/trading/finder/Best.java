package dev.astra.trading.finder;

import java.util.SortedSet;
import java.util.TreeSet;

/** One thread. The best so many candidates. */
final class Best {
    private final int most;
    private final TreeSet<Candidate> candidates = new TreeSet<>();

    Best(int most) {
        this.most = most;
    }

    void offer(Candidate candidate) {
        if (candidates.size() < most) {
            candidates.add(candidate);
        } else if (candidate.compareTo(candidates.last()) < 0 && candidates.add(candidate)) {
            candidates.pollLast();
        }
    }

    /** Whether a trade of at most this gain and at least so many items could still be among them. */
    boolean wants(long gain, int items) {
        if (candidates.size() < most) {
            return true;
        }
        Candidate last = candidates.last();
        return gain > last.gain() || (gain == last.gain() && items <= last.items());
    }

    SortedSet<Candidate> candidates() {
        return candidates;
    }
}
