package dev.astra.core.store.file;

import java.io.IOException;

/**
 * Thread-safe. A directory among directories, there or not: its files, as a {@link Folder}, and the directories in it. What a
 * folder promises of names holds for those of directories too; only an empty directory is deleted or replaced.
 */
interface Tree extends Folder {
    /** The directory of this name in this one, there or not. */
    Tree folder(String name);

    /**
     * Makes this directory, for its owner only, and those it is in, unless it is there; its name is on the medium when this
     * returns.
     *
     * @return whether it was missing
     */
    boolean make() throws IOException;

    /**
     * Takes this directory, which is there, for whoever holds the answer.
     *
     * @throws dev.astra.core.RejectedException if somebody else has it
     */
    Hold hold() throws IOException;

    /** Thread-safe. A directory that nobody else takes. */
    interface Hold extends AutoCloseable {
        /** Lets go of the directory where the system moves nothing that is in use; on others it stays held on its way. */
        void letMove();

        @Override
        void close();
    }
}
