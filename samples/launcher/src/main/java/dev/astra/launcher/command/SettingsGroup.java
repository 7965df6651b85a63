package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on the settings of the trading part. */
@Command(
        name = "settings",
        description = "The settings file of the trading part, Astra_Settings.ini.",
        subcommands = SettingsCheck.class)
final class SettingsGroup {}
