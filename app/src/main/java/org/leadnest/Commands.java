package org.leadnest;

import org.leadnest.accounts.AdminCommand;
import org.leadnest.listings.DescribeCommand;
import org.leadnest.photos.EnhanceCommand;
import picocli.CommandLine.Command;

/** The commands of the jar beside {@code serve}; those that work on files start neither Spring nor a database. */
@Command(
        name = "leadnest",
        mixinStandardHelpOptions = true,
        version = "LeadNest 1.0",
        description = "Runs the service (serve, the default) or one of the commands below.",
        subcommands = {EnhanceCommand.class, DescribeCommand.class, AdminCommand.class})
final class Commands implements Runnable {
    @Override
    public void run() {
        picocli.CommandLine.usage(this, System.out);
    }
}
