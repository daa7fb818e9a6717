package org.leadnest;

import java.util.Objects;
import org.leadnest.accounts.AdminCommand;
import org.leadnest.accounts.BreachedPasswordsCommand;
import org.leadnest.accounts.CountriesCommand;
import org.leadnest.accounts.SelfSignedCommand;
import org.leadnest.analytics.usage.UsageCommand;
import org.leadnest.billing.BillingCommand;
import org.leadnest.listings.DescribeCommand;
import org.leadnest.photos.DecodeGuardCommand;
import org.leadnest.photos.EnhanceCommand;
import org.leadnest.privacy.closing.VerifyCertificateCommand;
import org.leadnest.privacy.disclosures.DisclosuresCommand;
import org.leadnest.privacy.disclosures.TransferCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the jar beside {@code serve}; those that work on files start neither Spring nor a database. */
@Command(
        name = "leadnest",
        mixinStandardHelpOptions = true,
        version = "LeadNest 1.0",
        description = "Runs the service (serve, the default) or one of the commands below.",
        subcommands = {EnhanceCommand.class, DescribeCommand.class, AdminCommand.class, DecodeGuardCommand.class})
final class Commands implements Runnable {
    /** The operator's commands of modules above accounts hang below {@code admin} too. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new Commands());
        CommandLine admin = Objects.requireNonNull(line.getSubcommands().get("admin"));
        admin.addSubcommand(new BillingCommand());
        admin.addSubcommand(new SelfSignedCommand());
        admin.addSubcommand(new BreachedPasswordsCommand());
        admin.addSubcommand(new CountriesCommand());
        admin.addSubcommand(new UsageCommand());
        admin.addSubcommand(new DisclosuresCommand());
        admin.addSubcommand(new TransferCommand());
        admin.addSubcommand(new VerifyCertificateCommand());
        return line;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
