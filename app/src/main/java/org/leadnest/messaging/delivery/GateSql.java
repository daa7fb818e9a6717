package org.leadnest.messaging.delivery;

/** What the gate asks the database of {@code m}, a message that waits or would: parts of statements. */
final class GateSql {
    static final String SUPPRESSED = """
            exists (select 1 from messaging.suppressions s
                     where s.account_id = m.account_id and s.channel = m.channel
                       and s.subject_key in ('person:' || m.person_id, 'address:' || m.recipient_key))
            """;

    private static final String UNHEARD = """
             and r.direction = 'IN' and not r.automatic
             and r.created_at >= coalesce(m.listens_from, m.created_at)
             and (m.heard_at is null or r.created_at > m.heard_at)
            """;

    /**
     * The person answered, or whoever has the same address, and the run did not know of it when it made the message: an
     * answer's date is its arrival, and it is seen from its commit on, which may come after the message was made.
     */
    static final String ANSWERED = "(m.enrollment_id is not null and (exists (select 1 from messaging.messages r"
            + " where r.account_id = m.account_id and r.person_id = m.person_id" + UNHEARD
            + ") or exists (select 1 from messaging.messages r"
            + " where r.account_id = m.account_id and r.recipient_key = m.recipient_key" + UNHEARD + ")))";

    /**
     * Under {@code d} what said the same to the same address lately, or may have; a "Thanks!" to each of two answers is
     * typed twice on purpose.
     */
    static final String SAID_BEFORE = """
              from messaging.messages d
             where d.account_id = m.account_id and d.recipient_key = m.recipient_key and d.channel = m.channel
               and d.direction = 'OUT' and d.person_id is not null and d.sent_at is not null and d.id is distinct from m.id
               and d.status in ('SENDING', 'SENT', 'DELIVERED', 'UNKNOWN')
               and messaging.words(d.subject, d.body_text) = messaging.words(m.subject, m.body_text)
               and not (m.kind is not distinct from 'MANUAL' and exists (select 1 from messaging.messages r
                     where r.account_id = m.account_id and r.person_id = m.person_id and r.direction = 'IN'
                       and not r.automatic and r.created_at > d.sent_at))
               and d.sent_at > :now::timestamptz -\s""";

    /** What the gate says of it, once more at the claim: another process may have sent it in between. */
    static final String SAID_AGAIN = "(m.category = 'COMMERCIAL' and exists (select 1 " + SAID_BEFORE
            + "case when m.kind = 'MANUAL' then interval '24 hours' else interval '7 days' end))";

    /** Until when the person's machine says that they are away, unless they answered since. */
    static final String AWAY_UNTIL = """
            (select max(a.away_until) from messaging.messages a
              where a.account_id = m.account_id and a.person_id = m.person_id and a.away_until > :now
                and not exists (select 1 from messaging.messages r
                                 where r.account_id = a.account_id and r.person_id = a.person_id and r.direction = 'IN'
                                   and not r.automatic and r.created_at >= a.created_at))
            """;

    static final String AWAY = "(m.category = 'COMMERCIAL' and m.kind <> 'MANUAL' and " + AWAY_UNTIL + " is not null)";

    /** Whether it would be the first text to its number: it carries the opt-out line. */
    static final String FIRST_TEXT = """
            (m.channel = 'SMS' and not exists (select 1 from messaging.messages p
                     where p.account_id = m.account_id and p.person_id = m.person_id and p.recipient_key = m.recipient_key
                       and p.channel = m.channel and p.direction = 'OUT' and p.sent_at is not null
                       and p.id is distinct from m.id))
            """;

    static final String LEDGER = """
            case when exists (select 1 from privacy.restrictions r
                               where r.account_id = m.account_id and r.person_id = m.person_id) then 'RESTRICTED'
                 else (select c.act from messaging.consents c
                        where c.account_id = m.account_id and c.person_id = m.person_id and c.channel = m.channel
                        order by c.recorded_at desc, c.id desc limit 1) end as consent,
            array(select c.sent_at from (
                    select p.id, p.sent_at from messaging.messages p
                     where p.account_id = m.account_id and p.person_id = m.person_id
                       and p.direction = 'OUT' and p.category = 'COMMERCIAL' and p.sent_at > :since
                    union
                    select p.id, p.sent_at from messaging.messages p
                     where p.account_id = m.account_id and p.recipient_key = m.recipient_key and p.person_id is not null
                       and p.direction = 'OUT' and p.category = 'COMMERCIAL' and p.sent_at > :since) c
                   order by c.sent_at) as recent,
            """ + AWAY_UNTIL + " as absent_until, " + FIRST_TEXT + " as first_text ";

    private GateSql() {}
}
