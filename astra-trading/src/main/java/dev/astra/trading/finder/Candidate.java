package dev.astra.trading.finder;

/**
 * Immutable. A trade in numbers. The better one comes first: more gain, then fewer items, then the ids of mine and of theirs.
 *
 * @param gain what I gain
 * @param items how many items change hands
 * @param mine what I give
 * @param theirs what I get
 */
record Candidate(long gain, int items, long mine, long theirs) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
        int order = Long.compare(other.gain, gain);
        order = order != 0 ? order : Integer.compare(items, other.items);
        order = order != 0 ? order : Long.compare(mine, other.mine);
        return order != 0 ? order : Long.compare(theirs, other.theirs);
    }
}
