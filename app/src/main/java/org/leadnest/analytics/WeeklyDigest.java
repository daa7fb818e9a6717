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
import org.leadnest.deals.DealBoards;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Money;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.Tasks;
import org.leadnest.messaging.readers.Reader;
import org.leadnest.messaging.readers.Readers;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.MailKind;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
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
                .map(actor -> mine.numbers(actor, now, tasksDue(actor, reader, now)))
                .filter(WeeklyDigest::says)
                .map(numbers -> letter(reader, numbers));
    }

    private long tasksDue(Actor actor, Reader reader, Instant now) {
        Instant tonight = now.atZone(reader.zone())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(reader.zone())
                .toInstant();
        return tasks.openBefore(tonight, actor.user());
    }

    private static boolean says(MyNumbers numbers) {
        return MyNumbers.figures(numbers, MailLanguage.ENGLISH).stream()
                .anyMatch(figure -> figure.value().matches(".*[1-9].*"));
    }

    private ProductLetter letter(Reader reader, MyNumbers numbers) {
        Wordings words = Wordings.of(language -> new Wording(
                language.choose("Your week in LeadNest", "Su semana en LeadNest"),
                language.choose("this is where things stand this morning.", "Así están las cosas esta mañana.") + "\n\n"
                        + lines(numbers, language),
                language.choose("Open your dashboard", "Abrir su panel")));
        return new ProductLetter(
                        reader.account(),
                        "digest",
                        reader.email(),
                        reader.name(),
                        words.greeting(reader.name()),
                        Optional.of(links.to("/app")))
                .endableBy(reader.user(), MailKind.DIGEST);
    }

    private static String lines(MyNumbers numbers, MailLanguage language) {
        return MyNumbers.figures(numbers, language).stream()
                .map(figure -> figure.label() + ": " + figure.value() + " (" + figure.hint() + ")")
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<ProductLetter> samples() {
        UserId user = UserId.of("00000000-0000-4000-8000-000000000002");
        Reader maya = new Reader(
                user,
                AccountId.of("00000000-0000-4000-8000-000000000003"),
                new EmailAddress("maya@harbor.example"),
                "Maya",
                java.time.ZoneOffset.UTC);
        return List.of(letter(
                maya,
                new MyNumbers(
                        user,
                        2,
                        3,
                        5,
                        1,
                        new DealBoards.Own(2, new Money(91_000_000), new Money(1_365_000)),
                        Optional.empty())));
    }
}
