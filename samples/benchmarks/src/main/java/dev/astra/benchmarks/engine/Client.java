package dev.astra.benchmarks.engine;

import java.io.IOException;
import java.sql.SQLException;

/** One thread. The fixed work. */
@FunctionalInterface
public interface Client extends AutoCloseable {
    /**
     * Finds the license of an order by a unique index, checks that it is bound to another machine, and binds it to this one,
     * which a second index is kept by. On the disk when this returns.
     *
     * @param order the order's number
     * @param machine the machine
     * @return how often the license was bound by now; 0 if it was refused
     */
    long bind(String order, String machine) throws IOException, SQLException;

    @Override
    default void close() throws IOException, SQLException {}
}
