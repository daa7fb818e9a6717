package org.leadnest.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.leadnest.platform.secrets.KeyHalves;
import org.leadnest.platform.secrets.KeyPartings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What the privacy page says about the very installation that shows it. */
@Component
public class InstallationFacts {
    private final AnalyticsProperties analytics;
    private final Subprocessors subprocessors;
    private static final Duration BACKUPS = Duration.ofDays(35);

    private final KeyHalves halves;
    private final Supplier<Optional<Instant>> parted;
    private final InstantSource clock;

    @Autowired
    InstallationFacts(
            AnalyticsProperties analytics,
            Subprocessors subprocessors,
            KeyHalves halves,
            KeyPartings partings,
            InstantSource clock) {
        this(analytics, subprocessors, halves, partings::last, clock);
    }

    InstallationFacts(
            AnalyticsProperties analytics,
            Subprocessors subprocessors,
            KeyHalves halves,
            Supplier<Optional<Instant>> parted,
            InstantSource clock) {
        this.parted = parted;
        this.clock = clock;
        this.halves = halves;
        this.analytics = analytics;
        this.subprocessors = subprocessors;
    }

    /** Sentences, each true here and now. */
    public List<String> sentences() {
        List<String> all = new ArrayList<>();
        all.add(analytics());
        all.add(purpose(
                "AI for texts and photos",
                "Texts are written and photos are worked on by our own engines; an outside AI receives something only for"
                        + " customers who entered one of their own.",
                subprocessors.photosLeave()
                        ? "Texts are written, and photos changed when somebody asks for it, with the help of "
                        : "Photos are worked on by our own engine unless a customer entered an image model of its own;"
                                + " texts are written with the help of "));
        all.add(purpose(
                "Text messages",
                "Text messages go out only for customers who entered keys of their own carrier.",
                "Text messages are carried by "));
        all.add(purpose(
                "E-mail",
                "No carrier of mail is configured for all; mail leaves only for customers who entered keys of their own.",
                "Mail is carried by "));
        all.add(purpose(
                "Payments",
                "Billing is not configured: nobody is charged, and no payment service receives anything.",
                "Payments are taken by "));
        all.add(purpose("File storage", "Files are kept on the machine of the service itself.", "Files are kept by "));
        all.add(
                !halves.kept()
                        ? "The key of an account’s files stands sealed in the database: copies of the files of an erased"
                                + " account can be opened from backups until those end."
                        : halves.outside() && !partedLately()
                                ? "Half of the key of an account’s files lies outside of the database and of all backups, and"
                                        + " goes with the account: from then on nothing opens copies of its files."
                                : "Half of the key of an account’s files goes with the account. Backups of the data folder may"
                                        + " hold that half, and those of the database from before keys were parted the whole"
                                        + " key: copies of the files can be opened from them until those end, 35 days at most.");
        all.add(purpose(
                "Error reports",
                "Errors are written to the service’s own log, without personal data; no outside service receives them.",
                "Errors are written to the service’s own log and reported, without personal data, to "));
        return List.copyOf(all);
    }

    /** Backups live for 35 days: one from before the parting may still be there. */
    private boolean partedLately() {
        return parted.get()
                .filter(last -> last.isAfter(clock.instant().minus(BACKUPS)))
                .isPresent();
    }

    private String analytics() {
        if (!analytics.any()) {
            return "No outside analytics is configured: no page loads any, whatever you choose.";
        }
        String tools = String.join(
                " and ",
                java.util.stream.Stream.of(
                                analytics.ga4Id() == null ? "" : "Google Analytics 4",
                                analytics.clarityId() == null ? "" : "Microsoft Clarity")
                        .filter(name -> !name.isEmpty())
                        .toList());
        return tools + (tools.contains(" and ") ? " are" : " is")
                + " configured. It loads only after your yes, on public pages without a form, and inside an"
                + " account only where its owner let it in, without addresses and names of leads; a browser with Global Privacy Control never loads it.";
    }

    private String purpose(String purpose, String none, String some) {
        List<String> companies = subprocessors.all().stream()
                .filter(one ->
                        one.use() == Subprocessors.Use.HERE && one.purpose().equals(purpose))
                .map(Subprocessors.Subprocessor::company)
                .toList();
        return companies.isEmpty() ? none : some + String.join(" and ", companies) + ".";
    }
}
