package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on licenses, for sellers. */
@Command(
        name = "license",
        description = "The license of this machine, and the keys of licenses.",
        subcommands = {LicenseCheckCommand.class, ActivationCheckCommand.class, LicenseKeyCommand.class})
final class LicenseGroup {}
