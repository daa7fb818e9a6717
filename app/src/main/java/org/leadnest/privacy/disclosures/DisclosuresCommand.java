package org.leadnest.privacy.disclosures;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.AdminDatabase;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.CommandLog;
import org.leadnest.kernel.Ids;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code admin disclosures}: the register of what was asked by others and given to them. */
@Command(
        name = "disclosures",
        mixinStandardHelpOptions = true,
        description = "The register of legal requests, consented sharing and transfers; entries are never changed.")
public final class DisclosuresCommand implements Runnable {
    private static final int MOST_NAME = 300;
    private static final int MOST_BASIS = 1_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        spec().commandLine().usage(out());
    }

    @Command(name = "list", description = "All entries, newest first.")
    int list(@Mixin AdminDatabase database) throws SQLException, IOException {
        return with(database, connection -> {
            for (Disclosure one : new DisclosureRegister(connection).all()) {
                out().printf(
                                "%s  %s  %-17s %-8s %s: %s (%s)%s%n",
                                one.id(),
                                one.decidedOn(),
                                one.kind(),
                                one.decision(),
                                one.recipient(),
                                one.what(),
                                one.basis(),
                                one.silentUntil() == null ? "" : ", silent until " + one.silentUntil());
            }
            out().flush();
        });
    }

    @Command(name = "record", description = "Adds an entry and prints its id.")
    int record(
            @Mixin AdminDatabase database,
            @Option(names = "--kind", required = true, description = "${COMPLETION-CANDIDATES}") Disclosure.Kind kind,
            @Option(names = "--account", description = "Whose data it is about; none for everybody's.") @Nullable
                    UUID account,
            @Option(names = "--recipient", required = true, description = "Who asked, or who gets it.")
                    String recipient,
            @Option(names = "--basis", required = true, description = "Law, order or agreement, with its number.")
                    String basis,
            @Option(names = "--what", required = true, description = "Which data.") String what,
            @Option(names = "--decision", required = true, description = "${COMPLETION-CANDIDATES}")
                    Disclosure.Decision decision,
            @Option(names = "--reason", required = true, description = "Why it was decided so.") String reason,
            @Mixin Circumstances circumstances)
            throws SQLException, IOException {
        if (kind == Disclosure.Kind.CONSENTED_SHARING) {
            throw new ParameterException(
                    spec().commandLine(),
                    "an owner agrees to sharing in person, and that records it: expected admin disclosures offer");
        }
        Disclosure one = disclosure(kind, account, recipient, basis, what, decision, reason, circumstances);
        return with(database, connection -> {
            connection.setAutoCommit(false);
            new DisclosureRegister(connection).add(one, Instant.now());
            new CommandLog(connection).add(Accounts.HOUSE, AuditAct.DISCLOSURE_RECORDED, one.id());
            connection.commit();
            out().println(one.id());
            out().flush();
        });
    }

    @Command(
            name = "offer",
            description = "Asks the owners of an account, under Settings, Disclosures, to agree to a sharing.")
    int offer(
            @Mixin AdminDatabase database,
            @Option(names = "--account", required = true, description = "Whose data it is about.") UUID account,
            @Option(names = "--recipient", required = true, description = "Who gets it.") String recipient,
            @Option(names = "--basis", required = true, description = "The agreement, with its number.") String basis,
            @Option(names = "--what", required = true, description = "Which data.") String what,
            @Option(names = "--reason", required = true, description = "Why it is offered.") String reason,
            @Option(
                            names = "--until",
                            description =
                                    "The last day on which owners can agree, such as 2027-01-31; 30 days from now.")
                    @Nullable
                    LocalDate until)
            throws SQLException, IOException {
        SharingOffer offer = new SharingOffer(
                Ids.next(),
                said("--recipient", recipient, MOST_NAME),
                said("--basis", basis, MOST_BASIS),
                said("--what", what, Disclosure.MOST),
                said("--reason", reason, Disclosure.MOST),
                Instant.now(),
                until == null ? LocalDate.now(ZoneOffset.UTC).plusDays(SharingOffer.DAYS) : until);
        if (offer.openUntil().isBefore(LocalDate.now(ZoneOffset.UTC))) {
            throw new ParameterException(spec().commandLine(), "--until: expected a day that is not over");
        }
        boolean[] known = {false};
        int done = with(database, connection -> known[0] = new OfferedSharing(connection).add(account, offer));
        if (done == 0 && !known[0]) {
            throw new ParameterException(spec().commandLine(), "--account: expected the id of an account");
        }
        out().println(offer.id());
        out().flush();
        return done;
    }

    private String said(String option, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new ParameterException(
                    spec().commandLine(), "%s: expected 1 to %,d characters".formatted(option, most));
        }
        return text.strip();
    }

    /** What only some entries have. */
    public static final class Circumstances {
        @Option(names = "--silent-until", description = "Until when the law forbids to tell the customer: 2027-01-31.")
        private @Nullable LocalDate silentUntil;
    }

    private Disclosure disclosure(
            Disclosure.Kind kind,
            @Nullable UUID account,
            String recipient,
            String basis,
            String what,
            Disclosure.Decision decision,
            String reason,
            Circumstances more) {
        try {
            return new Disclosure(
                    Ids.next(),
                    account,
                    kind,
                    recipient,
                    basis,
                    what,
                    decision,
                    reason,
                    null,
                    LocalDate.now(ZoneOffset.UTC),
                    more.silentUntil);
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(spec().commandLine(), String.valueOf(unfit.getMessage()));
        }
    }

    private int with(AdminDatabase database, AdminDatabase.Work work) throws SQLException, IOException {
        try {
            database.with(work);
            return 0;
        } catch (AdminDatabase.NoDatabase none) {
            spec().commandLine().getErr().println(none.getMessage());
            return 1;
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("called outside of the command line");
        }
        return spec;
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }
}
