package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on releases. */
@Command(
        name = "release",
        description = "Signed releases of your program.",
        subcommands = {ReleasePublish.class, ReleaseVerify.class})
final class ReleaseGroup {}
