package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on the published list. */
@Command(
        name = "whitelist",
        description = "The published list of licenses.",
        subcommands = {WhitelistPublish.class, WhitelistVerify.class})
final class WhitelistGroup {}
