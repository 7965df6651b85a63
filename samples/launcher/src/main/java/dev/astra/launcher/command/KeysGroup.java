package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on the seller's keys. */
@Command(
        name = "keys",
        description = "The keys that sign the list, releases and activations.",
        subcommands = {KeysCreate.class, KeysShow.class, KeysRotate.class})
final class KeysGroup {}
