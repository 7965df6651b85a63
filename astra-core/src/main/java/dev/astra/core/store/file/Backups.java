package dev.astra.core.store.file;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Thread-safe. A directory of backups, each a file with a name of its own that tells the store, the moment and the batch.
 * Only the newest of a store are kept; files that are no backups of this store are left alone.
 *
 * <p>What histories hold stands beside them in files of its own ({@code …-archive-….jsonl}): a backup adds what is new, and
 * all backups of a store and an epoch need them.
 *
 * <p>A backup counts once it is on the disk and was read back; until then, and if it fails, none of the older ones is
 * taken away.
 */
public final class Backups {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("backup-[0-9a-f]{8}-\\d{8}T\\d{9}Z-\\d{20}(-\\d{3})?\\.jsonl");

    private final Tree folder;
    private final int kept;
    private final InstantSource clock;
    private final Pace pace;

    Backups(Tree folder, int kept, InstantSource clock, Settings settings) {
        this.folder = folder;
        this.kept = kept;
        this.clock = clock;
        this.pace = new Pace(settings::bytesPerSecond);
    }

    /**
     * Backups in a directory, which is made when the first is taken.
     *
     * @param directory best on another disk
     * @param kept how many of a store are kept; at least 1
     * @param clock names them
     */
    public static Backups in(Path directory, int kept, InstantSource clock) {
        if (kept < 1) {
            throw new IllegalArgumentException("kept must be >= 1, got " + kept);
        }
        return new Backups(
                new RealFolder(Objects.requireNonNull(directory, "directory")),
                kept,
                Objects.requireNonNull(clock, "clock"),
                Settings.usual());
    }

    /**
     * Takes a backup of the newest durable state, while commits go on.
     *
     * @param store the store
     * @param journal what the store was opened on
     * @throws UnavailableException if it could not be taken; older ones are as they were
     */
    public synchronized Backup take(Store store, FileJournal journal) {
        Backup[] made = new Backup[1];
        store.copyTo((point, blocks) -> {
            Frame.Header log = journal.header();
            String head = journal.head(point.sequence())
                    .map(Heads.Head::hash)
                    .orElseThrow(() -> new UnavailableException("the state is too old for a backup; take it again"));
            try {
                folder.make();
                long archive =
                        journal.fileArchive().copyTo(folder, ArchiveCopies.prefix(log.store(), log.epoch()), pace);
                SnapshotFile.Header header =
                        new SnapshotFile.Header(point, log.store(), log.created(), log.epoch(), head, archive);
                String name = name(log.store(), point.sequence());
                made[0] = Backup.of(path(name), Snapshotting.write(folder, name, header, blocks, pace));
                forgetOld(prefix(log.store()), name);
            } catch (IOException failed) {
                throw new UnavailableException("cannot take a backup into " + folder + ": " + failed, failed);
            }
        });
        return made[0];
    }

    private Path path(String name) {
        return Path.of(folder.toString()).resolve(name);
    }

    private static String prefix(String store) {
        return "backup-" + store.substring(0, 8) + "-";
    }

    private String name(String store, long sequence) throws IOException {
        String stem = prefix(store) + MOMENT.format(clock.instant()) + "-" + String.format("%020d", sequence);
        List<String> there =
                names().stream().filter(name -> name.startsWith(stem)).toList();
        if (there.isEmpty()) {
            return stem + ".jsonl";
        }
        String last = there.get(there.size() - 1);
        int again = last.length() == stem.length() + ".jsonl".length()
                ? 2
                : Integer.parseInt(last.substring(stem.length() + 1, stem.length() + 4)) + 1;
        return stem + String.format("-%03d", again) + ".jsonl";
    }

    /** By their names, but for the one just made: a clock that was set back names it older than others. */
    private void forgetOld(String prefix, String made) throws IOException {
        List<String> others = names().stream()
                .filter(name -> name.startsWith(prefix) && !name.equals(made))
                .toList();
        for (String old : others.subList(0, Math.max(0, others.size() - (kept - 1)))) {
            folder.delete(old);
        }
        folder.sync();
    }

    private List<String> names() throws IOException {
        return folder.names().stream()
                .filter(name -> NAME.matcher(name).matches())
                .sorted(java.util.Comparator.comparing(name -> name.replace(".jsonl", "")))
                .toList();
    }

    /**
     * The files that are there, for each store the oldest first. {@link Backup#verify} tells whether one is whole.
     *
     * @throws UnavailableException if the directory cannot be read
     */
    public List<Path> files() {
        try {
            return names().stream().map(this::path).toList();
        } catch (IOException failed) {
            throw new UnavailableException("cannot read the backups in " + folder + ": " + failed, failed);
        }
    }
}
