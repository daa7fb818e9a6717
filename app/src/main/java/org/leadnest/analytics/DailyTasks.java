package org.leadnest.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Task;
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

/** From seven to eleven in the morning where the account is: what is due today or overdue. No task, no letter. */
@Component
class DailyTasks implements RecurringJob, LetterSamples {
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final int SLICE = 500;
    private static final int FROM_HOUR = 7;
    private static final int TO_HOUR = 11;
    private static final int NAMED = 10;

    private final Readers readers;
    private final Tasks tasks;
    private final Links links;
    private final InstantSource clock;

    DailyTasks(Readers readers, Tasks tasks, Links links, InstantSource clock) {
        this.readers = readers;
        this.tasks = tasks;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "analytics.daily-tasks";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        // At one moment the world has two dates, for some hours three.
        for (LocalDate day : List.of(
                now.atZone(java.time.ZoneOffset.ofHours(-12)).toLocalDate(),
                now.atZone(java.time.ZoneOffset.UTC).toLocalDate(),
                now.atZone(java.time.ZoneOffset.ofHours(14)).toLocalDate())) {
            tell(day, now);
        }
    }

    private void tell(LocalDate day, Instant now) {
        String letter = "tasks-" + day;
        Readers.Wanted wanted = new Readers.Wanted(letter, MailKind.TASKS, Instant.EPOCH, now);
        Optional<UserId> last = Optional.empty();
        List<Reader> slice;
        do {
            slice = readers.lacking(wanted, last, SLICE);
            for (Reader reader : slice) {
                last = Optional.of(reader.user());
                ZonedDateTime local = now.atZone(reader.zone());
                if (local.toLocalDate().equals(day) && local.getHour() >= FROM_HOUR && local.getHour() < TO_HOUR) {
                    readers.once(reader, letter, one -> letter(one, local));
                }
            }
        } while (slice.size() == SLICE);
    }

    private Optional<ProductLetter> letter(Reader reader, ZonedDateTime local) {
        Instant tonight =
                local.toLocalDate().plusDays(1).atStartOfDay(reader.zone()).toInstant();
        List<Task> due = tasks.due(Instant.EPOCH, tonight, reader.user());
        return due.isEmpty()
                ? Optional.empty()
                : Optional.of(letter(reader, titles(due)).about(people(due)));
    }

    private static Set<UUID> people(List<Task> due) {
        return due.stream()
                .flatMap(task -> Stream.ofNullable(task.lead()))
                .map(LeadId::value)
                .collect(Collectors.toSet());
    }

    private static List<String> titles(List<Task> due) {
        return due.stream()
                .map(task -> task.leadName() == null ? task.title() : task.title() + " (" + task.leadName() + ")")
                .toList();
    }

    private ProductLetter letter(Reader reader, List<String> titles) {
        Wordings words = Wordings.of(language -> new Wording(
                titles.size() == 1
                        ? language.choose("One task for today", "Una tarea para hoy")
                        : titles.size() + language.choose(" tasks for today", " tareas para hoy"),
                language.choose("this is due today or overdue.", "Esto vence hoy o está atrasado.") + "\n\n"
                        + lines(titles, language),
                language.choose("Open your tasks", "Abrir sus tareas")));
        return new ProductLetter(
                        reader.account(),
                        "tasks-due",
                        reader.email(),
                        reader.name(),
                        words.greeting(reader.name()),
                        Optional.of(links.to("/app/tasks")))
                .endableBy(reader.user(), MailKind.TASKS);
    }

    private static String lines(List<String> titles, MailLanguage language) {
        String lines = titles.stream().limit(NAMED).map(title -> "- " + title).collect(Collectors.joining("\n"));
        int more = titles.size() - NAMED;
        return more > 0 ? lines + "\n- " + language.choose("and " + more + " more", "y " + more + " más") : lines;
    }

    @Override
    public List<ProductLetter> samples() {
        Reader maya = new Reader(
                UserId.of("00000000-0000-4000-8000-000000000002"),
                AccountId.of("00000000-0000-4000-8000-000000000003"),
                new EmailAddress("maya@harbor.example"),
                "Maya",
                java.time.ZoneOffset.UTC);
        return List.of(
                letter(maya, List.of("Harbor Lane (Ana Lopez)")),
                letter(
                        maya,
                        IntStream.range(0, NAMED + 2)
                                .mapToObj(n -> "Ana Lopez " + n)
                                .toList()));
    }
}
