package org.leadnest.analytics;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.Tasks;
import org.leadnest.messaging.readers.Reader;
import org.leadnest.messaging.readers.Readers;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.MailKind;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/**
 * On Monday from eight to noon where the account is: what waits for the reader, and what the week brought. Who has nothing to
 * read about gets no letter.
 */
@Component
class WeeklyDigest implements RecurringJob, LetterSamples {
    private static final Duration PAUSE = Duration.ofMinutes(20);
    private static final int SLICE = 500;
    private static final int FROM_HOUR = 8;
    private static final int TO_HOUR = 12;

    private final Readers readers;
    private final Accounts accounts;
    private final MyDay mine;
    private final Tasks tasks;
    private final Links links;
    private final InstantSource clock;

    WeeklyDigest(Readers readers, Accounts accounts, MyDay mine, Tasks tasks, Links links, InstantSource clock) {
        this.readers = readers;
        this.accounts = accounts;
        this.mine = mine;
        this.tasks = tasks;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "analytics.digest";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        ZonedDateTime earliest = now.atZone(java.time.ZoneId.of("Pacific/Kiritimati"));
        String letter = "digest-" + earliest.get(IsoFields.WEEK_BASED_YEAR) + "-"
                + earliest.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        Readers.Wanted wanted = new Readers.Wanted(letter, MailKind.DIGEST, Instant.EPOCH, now);
        Optional<UserId> last = Optional.empty();
        List<Reader> slice;
        do {
            slice = readers.lacking(wanted, last, SLICE);
            for (Reader reader : slice) {
                last = Optional.of(reader.user());
                if (due(now.atZone(reader.zone()))) {
                    readers.once(reader, letter, one -> letter(one, now));
                }
            }
        } while (slice.size() == SLICE);
    }

    static boolean due(ZonedDateTime local) {
        return local.getDayOfWeek() == DayOfWeek.MONDAY && local.getHour() >= FROM_HOUR && local.getHour() < TO_HOUR;
    }

    private Optional<ProductLetter> letter(Reader reader, Instant now) {
        return accounts.actor(reader.account(), reader.user())
                .map(actor -> mine.figures(actor, now, tasksDue(actor, reader, now)))
                .filter(WeeklyDigest::says)
                .map(figures -> letter(reader, figures));
    }

    private long tasksDue(Actor actor, Reader reader, Instant now) {
        Instant tonight = now.atZone(reader.zone())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(reader.zone())
                .toInstant();
        return tasks.openBefore(tonight, actor.user());
    }

    private static boolean says(List<DashboardPage.Figure> figures) {
        return figures.stream().anyMatch(figure -> figure.value().matches(".*[1-9].*"));
    }

    private ProductLetter letter(Reader reader, List<DashboardPage.Figure> figures) {
        String lines = figures.stream()
                .map(figure -> figure.label() + ": " + figure.value() + " (" + figure.hint() + ")")
                .collect(Collectors.joining("\n"));
        return new ProductLetter(
                reader.account(),
                "digest",
                reader.email(),
                reader.name(),
                "Your week in LeadNest",
                "Hello " + reader.name() + ",\n\nthis is where things stand this morning.\n\n" + lines,
                Optional.of(new ProductLetter.Action("Open your dashboard", links.to("/app"))),
                Optional.of(new ProductLetter.Lifecycle(reader.user(), MailKind.DIGEST)));
    }

    @Override
    public List<ProductLetter> samples() {
        Reader maya = new Reader(
                UserId.of("00000000-0000-4000-8000-000000000002"),
                AccountId.of("00000000-0000-4000-8000-000000000003"),
                new EmailAddress("maya@harbor.example"),
                "Maya",
                java.time.ZoneOffset.UTC);
        return List.of(letter(
                maya,
                List.of(
                        new DashboardPage.Figure(
                                "Unanswered messages", "2", "yours or nobody's", "message-2", "/app/inbox"),
                        new DashboardPage.Figure("Your new leads", "5", "in 7 days", "users", "/app/leads"))));
    }
}
