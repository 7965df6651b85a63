package dev.astra.core.process.jdk;

/**
 * Immutable. The numbers that processes can have which began after a certain one. Linux gives numbers in order and begins
 * again at the top, so as long as fewer processes began than there are numbers, all others are older.
 *
 * @param all whether nothing can be said
 * @param first the number of that process
 * @param last the number that was given last
 */
record PidRange(boolean all, long first, long last) {
    static final PidRange ALL = new PidRange(true, 0, 0);

    /**
     * The numbers since a process.
     *
     * @param first its number
     * @param last the number that was given last
     * @param begun how many processes and threads began since
     * @param most how many numbers there are
     */
    static PidRange since(long first, long last, long begun, long most) {
        return last < 0 || begun < 0 || most < 0 || begun >= most / 2 ? ALL : new PidRange(false, first, last);
    }

    boolean has(long pid) {
        return all || (last >= first ? pid >= first && pid <= last : pid >= first || pid <= last);
    }
}
