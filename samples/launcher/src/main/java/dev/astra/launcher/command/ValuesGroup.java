package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on item values. */
@Command(
        name = "values",
        description = "What items are worth, and the file that the trade bot reads.",
        subcommands = {ValuesUpdate.class, ValuesDiff.class, ValuesShow.class})
final class ValuesGroup {}
