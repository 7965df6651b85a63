package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on buyers and their licenses. */
@Command(
        name = "buyer",
        description = "Who bought what.",
        subcommands = {BuyerClaim.class, BuyerShow.class, BuyerRevoke.class, BuyerForget.class})
final class BuyerGroup {}
