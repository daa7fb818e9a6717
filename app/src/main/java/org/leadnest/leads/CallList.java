package org.leadnest.leads;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom a person of the account should call now: their own leads and those that nobody owns, each once, for the most urgent
 * reason. Leads whose stage is won or lost, and leads whose data is not used, are left out. One statement, by indexes.
 */
@Service
public class CallList {
    private static final int PROMISING = 40;
    private static final Duration SILENT = Duration.ofDays(7);
    private static final Duration WAITS_AT_MOST = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    CallList(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Why somebody should be called. */
    public enum Reason {
        /** An inquiry that nobody has answered. */
        WAITS,
        /** An answer of theirs after which nobody was in touch. */
        ANSWERED,
        /** A high score, and no contact for a week. */
        PROMISING
    }

    /**
     * @param since when they asked, answered, or were last in touch; null when never
     * @param phone as people write it; null without one
     */
    public record Call(
            LeadId lead,
            String name,
            @Nullable PhoneNumber phone,
            Reason reason,
            @Nullable Instant since,
            int score) {}

    /** The most urgent first: who waits, the longest first; who answered; then by score. */
    @Transactional(readOnly = true)
    public List<Call> of(UserId user, int limit) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        with mine as (
                          select l.id, 'WAITS' as reason, 0 as place, min(i.occurred_at) as since
                            from leads.inquiries i join leads.leads l on l.account_id = i.account_id and l.id = i.lead_id
                           where i.live and i.contacted_at is null and i.occurred_at > :waits
                             and (l.owner_id = :user or l.owner_id is null)
                           group by l.id
                          union all
                          select l.id, 'ANSWERED', 1, max(p.received_at)
                            from leads.replies p join leads.leads l on l.account_id = p.account_id and l.id = p.lead_id
                           where p.received_at > :waits and (l.owner_id = :user or l.owner_id is null)
                             and (l.last_contact_at is null or l.last_contact_at < p.received_at)
                           group by l.id
                          union all
                          (select l.id, 'PROMISING', 2, l.last_contact_at
                             from leads.leads l
                            where l.score >= :promising and (l.owner_id = :user or l.owner_id is null)
                              and (l.last_contact_at is null or l.last_contact_at < :silent)
                            order by l.score desc, l.id desc limit :many)),
                        first as (
                          select distinct on (id) id, reason, place, since from mine order by id, place)
                        select l.id, l.first_name, l.last_name, l.score, f.reason, f.since,
                               (select e.value from leads.lead_emails e where e.lead_id = l.id order by e.position limit 1)
                                 as email,
                               (select p.key from leads.lead_phones p where p.lead_id = l.id order by p.position limit 1)
                                 as phone
                          from first f join leads.leads l on l.id = f.id
                          join leads.stages s on s.account_id = l.account_id and s.id = l.stage_id
                         where s.tone not in ('won', 'lost')
                           and not exists (select 1 from privacy.restrictions x
                                            where x.account_id = l.account_id and x.person_id = l.id)
                         order by f.place, case when f.place = 0 then f.since end, l.score desc, f.since nulls first, l.id
                         limit :limit
                        """)
                .param("user", user.value())
                .param("waits", LeadRows.at(now.minus(WAITS_AT_MOST)))
                .param("silent", LeadRows.at(now.minus(SILENT)))
                .param("promising", PROMISING)
                .param("many", limit * 3)
                .param("limit", limit)
                .query((row, i) -> {
                    String email = row.getString("email");
                    String phone = row.getString("phone");
                    return new Call(
                            new LeadId(row.getObject("id", UUID.class)),
                            Lead.name(
                                    row.getString("first_name"),
                                    row.getString("last_name"),
                                    email == null ? List.of() : List.of(new EmailAddress(email)),
                                    phone == null ? List.of() : List.of(new PhoneNumber(phone))),
                            phone == null ? null : new PhoneNumber(phone),
                            Reason.valueOf(row.getString("reason")),
                            LeadRows.maybeInstant(row, "since"),
                            row.getInt("score"));
                })
                .list();
    }

    /** The reason in words, such as {@code Asked 12 minutes ago, and nobody has answered}. */
    public static String words(Call call, Instant now) {
        Instant since = call.since();
        String ago = since == null ? "" : Phrases.ago(since, now).toLowerCase(Locale.ROOT);
        return switch (call.reason()) {
            case WAITS -> "Asked " + ago + ", and nobody has answered";
            case ANSWERED -> "Answered " + ago + ", and nobody was in touch since";
            case PROMISING ->
                since == null
                        ? "Score " + call.score() + ", never contacted"
                        : "Score " + call.score() + ", last contact " + ago;
        };
    }

    /** How many leads this person got since then. */
    @Transactional(readOnly = true)
    public long newOf(UserId user, Instant since) {
        return jdbc.sql("select count(*) from leads.leads where owner_id = :user and created_at >= :since")
                .param("user", user.value())
                .param("since", LeadRows.at(since))
                .query(Long.class)
                .single();
    }
}
