package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on this machine's license. */
@Command(
        name = "license",
        description = "The license of this machine.",
        subcommands = {LicenseCheckCommand.class, ActivationCheckCommand.class})
final class ThisLicenseGroup {}
