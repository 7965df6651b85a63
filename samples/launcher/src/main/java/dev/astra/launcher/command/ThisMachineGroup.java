package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on machines that a customer needs. */
@Command(
        name = "machine",
        description = "This machine.",
        subcommands = {ThisMachine.class, ThisMachineCode.class})
final class ThisMachineGroup {}
