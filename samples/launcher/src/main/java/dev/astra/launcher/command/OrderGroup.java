package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on orders. */
@Command(
        name = "orders",
        description = "Orders of the shop.",
        subcommands = {OrdersSync.class})
final class OrderGroup {}
