package dev.astra.launcher.command;

import picocli.CommandLine.Command;

/** The commands on machines. */
@Command(
        name = "machine",
        description = "Machines that licenses are bound to.",
        subcommands = {
            ThisMachine.class,
            ThisMachineCode.class,
            MachineEnroll.class,
            MachineBind.class,
            MachineResetCooldown.class,
            MachineCollisions.class
        })
final class MachineGroup {}
