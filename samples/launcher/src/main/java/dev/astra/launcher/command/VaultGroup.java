package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on the vault. */
@Command(
        name = "vault",
        description = "What users own in the game's vault, and the server that games talk to.",
        subcommands = {
            VaultServe.class,
            VaultShow.class,
            VaultTrades.class,
            VaultValues.class,
            VaultVerify.class,
            VaultImportCommand.class
        })
final class VaultGroup {}
