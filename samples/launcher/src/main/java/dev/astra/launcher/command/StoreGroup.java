package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on the store. */
@Command(
        name = "store",
        description = "The store that everything is kept in.",
        subcommands = {StoreStats.class, StoreVerify.class})
final class StoreGroup {}
