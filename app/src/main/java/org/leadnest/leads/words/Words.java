package org.leadnest.leads.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Leads;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over stages and sources. */
@Service
class Words {
    static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Leads leads;

    Words(JdbcClient jdbc, Leads leads) {
        this.jdbc = jdbc;
        this.leads = leads;
    }

    /** Stages in their order, then sources by name; archived ones too. */
    @Transactional
    public List<Word> all() {
        leads.stages();
        return Stream.of(Word.Kind.values()).flatMap(kind -> of(kind).stream()).toList();
    }

    private List<Word> of(Word.Kind kind) {
        String stage = kind == Word.Kind.STAGE ? "tone, position" : "'' as tone, 0 as position";
        return jdbc.sql("select id, name, archived, " + stage + " from " + kind.table + " order by position, name_key")
                .query((row, i) -> new Word(
                        kind,
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("tone"),
                        row.getBoolean("archived")))
                .list();
    }

    /** Why this name cannot be taken; nothing when it can. @param self the one that is renamed */
    static Optional<String> objection(List<Word> all, Word.Kind kind, String name, @Nullable UUID self) {
        List<Word> others = all.stream()
                .filter(one -> one.kind() == kind && !one.id().equals(self))
                .toList();
        if (name.isBlank()
                || name.strip().length() > kind.longest
                || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("expected a name of 1 to " + kind.longest + " characters");
        }
        if (others.stream().anyMatch(one -> one.name().equalsIgnoreCase(name.strip()))) {
            return Optional.of("there is one of this name already, in use or archived");
        }
        return self == null && others.size() >= MOST
                ? Optional.of("there are " + MOST + " already, the most there can be")
                : Optional.empty();
    }

    @Transactional
    void add(Word.Kind kind, String name, String tone) {
        free(kind, key(name));
        boolean stage = kind == Word.Kind.STAGE;
        jdbc.sql("insert into " + kind.table + " (account_id, id, name, name_key" + (stage ? ", tone, position" : "")
                        + ") values (:account, :id, :name, :key"
                        + (stage ? ", :tone, (select coalesce(max(position), 0) + 1 from leads.stages)" : "") + ")")
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("name", name.strip())
                .param("key", key(name))
                .param("tone", tone)
                .update();
    }

    /** Renames; the former name goes on finding it. */
    @Transactional
    void write(Word word, String name, String tone) {
        String key = key(name);
        free(word.kind(), key);
        jdbc.sql("update " + word.kind().table + " set name = :name, name_key = :key,"
                        + " former = case when name_key = :key then former"
                        + " else array_append(array_remove(former, :key), name_key) end"
                        + (word.kind() == Word.Kind.STAGE ? ", tone = :tone" : "") + " where id = :id")
                .param("id", word.id())
                .param("name", name.strip())
                .param("key", key)
                .param("tone", tone)
                .update();
        if (word.kind() == Word.Kind.SOURCE) {
            jdbc.sql("update leads.routing_rules set sources = array_replace(sources, :before, :key)")
                    .param("before", key(word.name()))
                    .param("key", key)
                    .update();
        }
    }

    /** A name that is in use is nobody's former one. */
    private void free(Word.Kind kind, String key) {
        jdbc.sql("update " + kind.table + " set former = array_remove(former, :key) where :key = any(former)")
                .param("key", key)
                .update();
    }

    /** Puts a stage one place earlier among those in use. */
    @Transactional
    void raise(Word stage) {
        List<UUID> order =
                new ArrayList<>(of(Word.Kind.STAGE).stream().map(Word::id).toList());
        List<UUID> used = of(Word.Kind.STAGE).stream()
                .filter(one -> !one.archived())
                .map(Word::id)
                .toList();
        int place = used.indexOf(stage.id());
        if (place > 0) {
            order.remove(stage.id());
            order.add(order.indexOf(used.get(place - 1)), stage.id());
            jdbc.sql("""
                            update leads.stages s set position = v.n
                              from unnest(:stages::uuid[]) with ordinality as v (id, n) where s.id = v.id
                            """).param("stages", order.toArray(UUID[]::new)).update();
        }
    }

    /** What archiving came to. */
    enum Archived {
        DONE,
        /** Leads stand in it. */
        IN_USE,
        /** It is the only stage that is left. */
        LAST
    }

    @Transactional
    Archived archive(Word word) {
        if (word.kind() == Word.Kind.STAGE) {
            List<Word> used =
                    of(Word.Kind.STAGE).stream().filter(one -> !one.archived()).toList();
            if (used.size() < 2 && used.stream().anyMatch(one -> one.id().equals(word.id()))) {
                return Archived.LAST;
            }
            boolean stands = jdbc.sql("select exists (select 1 from leads.leads where stage_id = :id)")
                    .param("id", word.id())
                    .query(Boolean.class)
                    .single();
            if (stands) {
                return Archived.IN_USE;
            }
        }
        set(word, true);
        return Archived.DONE;
    }

    @Transactional
    void restore(Word word) {
        set(word, false);
    }

    private void set(Word word, boolean archived) {
        jdbc.sql("update " + word.kind().table + " set archived = :archived where id = :id")
                .param("id", word.id())
                .param("archived", archived)
                .update();
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
