package dev.astra.core.store.file;

import dev.astra.core.RejectedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thread. The place of a store among other directories, and how a new store takes it so that a crash at any moment leaves
 * the old one whole, or the new one, and never an empty place for long:
 *
 * <ol>
 *   <li>it is made beside the place, as {@code NAME.being-made};
 *   <li>once it is whole and on the medium it is called {@code NAME.restored}: from here on it can be finished;
 *   <li>the store that is there, if there is one, is called {@code NAME.before-MOMENT};
 *   <li>the new one is called {@code NAME}.
 * </ol>
 *
 * <p>Each step is on the medium before the next. Whoever takes the place next finishes what a crash left, if the place is
 * free; if the old store still stands there, the new one is given up. The place itself is held all the while.
 */
final class Site {
    private final Tree around;
    private final String name;

    Site(Tree around, String name) {
        this.around = around;
        this.name = name;
    }

    /** The site of a directory that is there or not. */
    static Site of(Path directory) {
        Path whole = directory.toAbsolutePath().normalize();
        Path parent = whole.getParent();
        if (parent == null) {
            throw new RejectedException("expected a directory of its own for a store, got " + whole);
        }
        return new Site(new RealFolder(parent), String.valueOf(whole.getFileName()));
    }

    /** Where the store stands. */
    Tree store() {
        return around.folder(name);
    }

    /** Where one is made. */
    Tree beside() {
        return around.folder(besideName());
    }

    private String besideName() {
        return name + ".being-made";
    }

    private String wholeName() {
        return name + ".restored";
    }

    private Tree whole() {
        return around.folder(wholeName());
    }

    /** What to read of a store without taking its place: one that only waits for its name counts where no other stands. */
    Folder standing() throws IOException {
        Tree store = store();
        return isFree(store) && !whole().names().isEmpty() ? whole() : store;
    }

    /** Whether no store stands here. */
    boolean isFree() throws IOException {
        return isFree(store());
    }

    static boolean isFree(Folder directory) throws IOException {
        return DirectoryLock.FILES.containsAll(directory.names());
    }

    /**
     * Takes the place, which is made if it is missing, and brings what a crash left of a restore to its end.
     *
     * @throws RejectedException if somebody has it
     */
    Tree.Hold claim() throws IOException {
        while (true) {
            store().make();
            Tree.Hold hold = store().hold();
            boolean settled = false;
            try {
                settled = settled(hold);
            } finally {
                if (!settled) {
                    hold.close();
                }
            }
            if (settled) {
                return hold;
            }
        }
    }

    /** Whether nothing is left to be finished; if something was, the place is another and has to be taken anew. */
    private boolean settled(Tree.Hold hold) throws IOException {
        if (!beside().names().isEmpty()) {
            discard();
        }
        if (whole().names().isEmpty()) {
            return true;
        }
        if (isFree()) {
            hold.letMove();
            leave();
            move();
            return false;
        }
        giveUp();
        return true;
    }

    private void giveUp() throws IOException {
        discard();
        around.rename(wholeName(), besideName());
        around.sync();
        discard();
    }

    /** Begins a new one; the place is held. */
    Tree begin() throws IOException {
        discard();
        beside().make();
        return beside();
    }

    /**
     * Gives the new one the place.
     *
     * @param hold of the place
     * @param moment names the store that is there
     * @return what that one is called now; empty if there was none
     */
    Optional<String> enter(Tree.Hold hold, String moment) throws IOException {
        beside().sync();
        around.rename(besideName(), wholeName());
        around.sync();
        hold.letMove();
        if (isFree()) {
            leave();
            move();
            return Optional.empty();
        }
        String aside = unused(String.format(Locale.ROOT, "%s.before-%s", name, moment));
        around.rename(name, aside);
        around.sync();
        move();
        return Optional.of(aside);
    }

    /** To a place where nothing stands. Whoever takes the place meanwhile does the same. */
    private void move() throws IOException {
        try {
            around.rename(wholeName(), name);
        } catch (IOException failed) {
            if (!whole().names().isEmpty()) {
                throw failed;
            }
        }
        around.sync();
    }

    private String unused(String wanted) throws IOException {
        String free = wanted;
        for (int again = 2; !around.folder(free).names().isEmpty(); again++) {
            free = wanted + "-" + again;
        }
        return free;
    }

    /** Gives up what is not finished; the place is held. What the old store already made room for is left to the next claim. */
    void abandon() throws IOException {
        if (!whole().names().isEmpty() && !isFree()) {
            giveUp();
        }
        discard();
    }

    private void discard() throws IOException {
        for (String file : List.copyOf(beside().names())) {
            beside().delete(file);
        }
        around.delete(besideName());
    }

    /** Takes away a place that is held and where no store stands. */
    void leave() throws IOException {
        for (String file : DirectoryLock.FILES) {
            store().delete(file);
        }
        around.delete(name);
    }

    /** Where the store is, for people. */
    Path path() {
        return Path.of(toString());
    }

    /** Where another directory beside it is, for people. */
    Path path(String other) {
        return Path.of(around.folder(other).toString());
    }

    @Override
    public String toString() {
        return store().toString();
    }
}
