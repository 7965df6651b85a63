package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The one command on machines that a customer needs. */
@Command(
        name = "machine",
        description = "This machine.",
        subcommands = {ThisMachine.class})
final class ThisMachineGroup {}
