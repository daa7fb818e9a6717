package org.leadnest.listings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.Sentence;
import org.leadnest.copydesk.Tone;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of versions of texts. */
@Repository
class TextStore {
    private static final String COLUMNS = "select id, brief, body, sentences, engine, made_at from listings.texts ";

    private final JdbcClient jdbc;
    private final ResoJson json;

    TextStore(JdbcClient jdbc, ResoJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(ListingKey key, ListingText text, UserId by) {
        Brief brief = text.brief();
        jdbc.sql("""
                        insert into listings.texts (account_id, id, listing_key, outlet, brief, body, sentences, engine,
                          made_by, made_at)
                        values (:account, :id, :listing, :outlet, cast(:brief as jsonb), :body, cast(:sentences as jsonb),
                          :engine, :by, :at)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", text.id())
                .param("listing", key.value())
                .param("outlet", brief.outlet().name())
                .param(
                        "brief",
                        json.write(Map.of(
                                "tone", brief.tone().word(),
                                "language", brief.language().code(),
                                "outlet", brief.outlet().name(),
                                "limit", brief.limit(),
                                "seed", brief.seed())))
                .param("body", text.body())
                .param("sentences", json.write(sentences(text)))
                .param("engine", text.engine())
                .param("by", by.value())
                .param("at", Timestamp.from(text.madeAt()))
                .update();
    }

    private static List<Map<String, Object>> sentences(ListingText text) {
        List<Map<String, Object>> sentences = new ArrayList<>();
        for (Sentence sentence : text.sentences()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("text", sentence.text());
            one.put("facts", sentence.facts());
            one.put("engine", sentence.engine());
            sentences.add(one);
        }
        return sentences;
    }

    /** Takes away all but the newest {@code most} of an outlet. */
    void trim(ListingKey key, Outlet outlet, int most) {
        jdbc.sql("""
                        delete from listings.texts
                         where account_id = :account and listing_key = :listing and outlet = :outlet
                           and id not in (select id from listings.texts
                                           where account_id = :account and listing_key = :listing and outlet = :outlet
                                           order by id desc limit :most)
                        """)
                .param("account", Tenancy.required().value())
                .param("listing", key.value())
                .param("outlet", outlet.name())
                .param("most", most)
                .update();
    }

    /** Newest first. */
    List<ListingText> list(ListingKey key, Outlet outlet) {
        return jdbc.sql(COLUMNS + """
                        where account_id = :account and listing_key = :listing and outlet = :outlet order by id desc
                        """)
                .param("account", Tenancy.required().value())
                .param("listing", key.value())
                .param("outlet", outlet.name())
                .query(this::text)
                .list();
    }

    /** Newest first, below {@code after}. */
    List<ListingText> page(ListingKey key, @Nullable Outlet outlet, @Nullable UUID after, int limit) {
        return jdbc.sql(COLUMNS + """
                        where account_id = :account and listing_key = :listing
                          and (cast(:outlet as text) is null or outlet = cast(:outlet as text))
                          and (cast(:after as uuid) is null or id < cast(:after as uuid))
                        order by id desc limit :limit
                        """)
                .param("account", Tenancy.required().value())
                .param("listing", key.value())
                .param("outlet", outlet == null ? null : outlet.name())
                .param("after", after)
                .param("limit", limit)
                .query(this::text)
                .list();
    }

    Optional<ListingText> find(ListingKey key, UUID id) {
        return jdbc.sql(COLUMNS + "where account_id = :account and listing_key = :listing and id = :id")
                .param("account", Tenancy.required().value())
                .param("listing", key.value())
                .param("id", id)
                .query(this::text)
                .optional();
    }

    private ListingText text(ResultSet row, int number) throws SQLException {
        Instant at = row.getTimestamp("made_at").toInstant();
        return new ListingText(
                row.getObject("id", UUID.class),
                brief(json.read(row.getString("brief"))),
                row.getString("body"),
                sentences(row.getString("sentences")),
                row.getString("engine"),
                at);
    }

    private static Brief brief(Map<String, Object> kept) {
        return new Brief(
                Outlet.parse(String.valueOf(kept.get("outlet"))),
                Tone.parse(String.valueOf(kept.get("tone"))),
                Language.parse(String.valueOf(kept.get("language"))),
                ((Number) kept.getOrDefault("limit", 0)).intValue(),
                ((Number) kept.getOrDefault("seed", 1)).longValue());
    }

    private List<Sentence> sentences(String kept) {
        List<Sentence> sentences = new ArrayList<>();
        if (json.read("{\"all\":" + kept + "}").get("all") instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof Map<?, ?> sentence && sentence.get("facts") instanceof List<?> facts) {
                    sentences.add(new Sentence(
                            String.valueOf(sentence.get("text")),
                            facts.stream().map(String::valueOf).toList(),
                            sentence.get("engine") instanceof String engine ? engine : Description.LOCAL));
                }
            }
        }
        return sentences;
    }
}
