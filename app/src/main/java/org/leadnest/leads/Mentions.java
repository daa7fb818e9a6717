package org.leadnest.leads;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadEvent.NoteAdded;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Colleagues whom a note names with an at sign, by their whole name or by a first name that only one of them has, get a task
 * to read it; in the transaction of the note. Nobody gives themselves one.
 */
@Component
class Mentions {
    private final JdbcClient jdbc;
    private final CatalogueStore catalogue;
    private final Tasks tasks;
    private final InstantSource clock;

    Mentions(JdbcClient jdbc, CatalogueStore catalogue, Tasks tasks, InstantSource clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.tasks = tasks;
        this.clock = clock;
    }

    private record Note(String body, @Nullable UUID author, String name) {}

    @EventListener
    void on(NoteAdded added) {
        Note note = jdbc.sql("select body, author_id, author_name from leads.notes where id = :id")
                .param("id", added.note())
                .query((row, i) -> new Note(
                        row.getString("body"), row.getObject("author_id", UUID.class), row.getString("author_name")))
                .single();
        if (note.body.indexOf('@') < 0) {
            return;
        }
        Author author = new Author(note.author == null ? null : new UserId(note.author), note.name);
        for (UserId user : named(note.body, catalogue.owners())) {
            if (!user.value().equals(note.author)) {
                tasks.create(
                        new NewTask(
                                new LeadId(added.lead()),
                                "Read the note in which " + note.name + " mentions you",
                                clock.instant(),
                                user),
                        author);
            }
        }
    }

    static Set<UserId> named(String text, List<Owner> people) {
        Set<UserId> named = new LinkedHashSet<>();
        for (Owner person : people) {
            String first = first(person);
            boolean unique =
                    people.stream().filter(one -> first(one).equals(first)).count() == 1;
            if (says(text, person.name()) || (unique && says(text, first))) {
                named.add(person.id());
            }
        }
        return named;
    }

    private static String first(Owner person) {
        return person.name().strip().split("\\s+")[0].toLowerCase(Locale.ROOT);
    }

    /** Not within an e-mail address, and not as the beginning of a longer name. */
    private static boolean says(String text, String name) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}._%+-])@" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .find();
    }
}
