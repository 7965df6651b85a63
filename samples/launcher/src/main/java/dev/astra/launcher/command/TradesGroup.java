package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on trades. */
@Command(
        name = "trades",
        description = "The trades that your Roblox account has sent.",
        subcommands = {TradesScan.class, TradesFind.class, TradesResume.class})
final class TradesGroup {}
