package org.leadnest.leads;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes of leads that may be one, because something named contacts of both. In the transaction of whoever files it. */
@Component
public class ContactClashes {
    private final JdbcClient jdbc;

    ContactClashes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The contact that is the other lead's. */
    public enum Kind {
        EMAIL("An e-mail address"),
        PHONE("A phone number");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For the timeline and for the row of an import. */
        public String told() {
            return words + " that came with it belongs to another lead; they may be one person";
        }
    }

    /** Two leads, in any order. */
    public record Clash(UUID lead, UUID other, Kind kind) {}

    /** A pair that is noted already, or that somebody has said are two, stays as it is. */
    public void note(Collection<Clash> clashes, Instant now) {
        if (clashes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into leads.contact_clashes (account_id, one, other, kind, seen_at)
                        select :account, least(v.one, v.other), greatest(v.one, v.other), v.kind, :now
                          from unnest(:ones::uuid[], :others::uuid[], :kinds::text[]) as v (one, other, kind)
                        on conflict do nothing
                        """)
                .param("account", Tenancy.required().value())
                .param("ones", clashes.stream().map(Clash::lead).toArray(UUID[]::new))
                .param("others", clashes.stream().map(Clash::other).toArray(UUID[]::new))
                .param(
                        "kinds",
                        clashes.stream().map(clash -> clash.kind().name()).toArray(String[]::new))
                .param("now", LeadRows.at(now))
                .update();
    }
}
