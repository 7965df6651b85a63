package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on the store. */
@Command(
        name = "store",
        description = "The store that everything is kept in.",
        subcommands = {
            StoreStats.class,
            StoreVerify.class,
            StoreBackup.class,
            StoreRestore.class,
            StoreCompact.class,
            StoreRecover.class,
            StoreOutbox.class
        })
final class StoreGroup {}
