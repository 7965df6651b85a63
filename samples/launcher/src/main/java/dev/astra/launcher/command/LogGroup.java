package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on the transparency log. */
@Command(
        name = "log",
        description = "The log of grants, bindings and revocations that cannot be rewritten in silence.",
        subcommands = {LogHeadCommand.class, LogProve.class, LogVerify.class})
final class LogGroup {}
