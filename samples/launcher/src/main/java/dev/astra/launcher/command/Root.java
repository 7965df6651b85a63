package dev.astra.launcher.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The program itself. */
@Command(
        name = "astra",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ProgramVersion.class,
        usageHelpWidth = 110,
        sortOptions = false,
        description = "Sells licenses: from a paid order to a verified machine.",
        subcommandsRepeatable = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused or failed, for the reason that was told",
            "2:the command line was not understood; nothing was done"
        })
final class Root {}
