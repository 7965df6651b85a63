package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on the ledger. */
@Command(
        name = "wallet",
        description = "Accounts, and what moves between them.",
        subcommands = {
            WalletOpen.class,
            WalletBalance.class,
            WalletTransfer.class,
            WalletHold.class,
            WalletPost.class,
            WalletVoid.class,
            WalletStatement.class,
            WalletVerify.class,
            WalletReconcile.class
        })
final class WalletGroup {}
