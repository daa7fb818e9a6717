package org.leadnest.messaging;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.messaging.gate.SendGate;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.messaging.preferences.Suppressions;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.PersonRecords;
import org.leadnest.privacy.RecordTables;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What this module keeps about a person. The ledger of consents stays as the proof that the law wants, without an address;
 * the addresses stay as keyed hashes among the suppressions, so that nobody writes to an erased person again.
 */
@Component
class MessageRecords implements PersonRecords {
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    private static final String THEIRS = "select id from messaging.messages where person_id = :person";
    /** Letters of the product to users that name the person. */
    private static final String NAMING = "select message_id from messaging.letter_people where person_id = :person";

    static {
        TABLES.put("messaging.messages", "person_id");
        TABLES.put("messaging.consents", "person_id");
        TABLES.put("messaging.links", "person_id");
    }

    private final JdbcClient jdbc;
    private final RecordTables tables;
    private final List<AddressBook> book;
    private final Suppressions suppressions;
    private final Seal seal;
    private final Consents consents;
    private final ApplicationEventPublisher events;

    MessageRecords(
            JdbcClient jdbc,
            RecordTables tables,
            List<AddressBook> book,
            Suppressions suppressions,
            Seal seal,
            Consents consents,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.book = List.copyOf(book);
        this.suppressions = suppressions;
        this.seal = seal;
        this.consents = consents;
        this.events = events;
    }

    @Override
    public String module() {
        return "messaging";
    }

    /** Before leads: the addresses are theirs. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Line> summary(UUID person) {
        long count = jdbc.sql("select count(*) from messaging.messages where person_id = :person")
                .param("person", person)
                .query(Long.class)
                .single();
        return count == 0 ? List.of() : List.of(new Line("Messages to and from you", Long.toString(count)));
    }

    @Override
    public Map<String, String> copy(UUID person) {
        Map<String, String> copies = new LinkedHashMap<>(tables.copy(TABLES, person));
        copies.put(
                "messaging.attachments",
                jdbc.sql("""
                                select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'message_id', a.message_id,
                                         'name', a.name, 'bytes', a.bytes) order by a.message_id, a.place), '[]')::text
                                  from messaging.attachments a
                                  join messaging.messages m on m.account_id = a.account_id and m.id = a.message_id
                                 where m.person_id = :person
                                """).param("person", person).query(String.class).single());
        copies.put(
                "messaging.media_fetches",
                jdbc.sql("""
                                select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'message_id', f.message_id,
                                         'name', f.name, 'problem', f.problem) order by f.message_id, f.place), '[]')::text
                                  from messaging.media_fetches f
                                  join messaging.messages m on m.account_id = f.account_id and m.id = f.message_id
                                 where m.person_id = :person
                                """).param("person", person).query(String.class).single());
        return copies;
    }

    /** What waits is refused, a service message too; the gate refuses what comes. */
    @Override
    public void restrict(UUID person) {
        jdbc.sql("""
                        update messaging.messages
                           set status = 'REFUSED', rule = 'restriction', rule_detail = :reason
                         where person_id = :person and direction = 'OUT' and status in ('QUEUED', 'HELD')
                        returning id, enrollment_id
                        """)
                .param("reason", SendGate.RESTRICTED)
                .param("person", person)
                .query((row, number) -> new MessageEvent.MessageRefused(
                        Tenancy.required(),
                        row.getObject("id", UUID.class),
                        person,
                        row.getObject("enrollment_id", UUID.class)))
                .list()
                .forEach(events::publishEvent);
    }

    @Override
    public Optional<String> page(UUID person, EmailAddress address) {
        return Optional.of("/my/"
                + seal.token(new Seal.Opened(
                        Tenancy.required(), person, Channel.EMAIL, seal.addressKey(Channel.EMAIL, address.value()))));
    }

    @Override
    public void suppress(UUID person) {
        consents.optOut(
                person,
                EnumSet.allOf(Channel.class),
                new Evidence("DATA_REQUEST", "Stop all contact", "a request about data"));
    }

    private void forgetStranger(String address) {
        jdbc.sql("delete from messaging.strangers where lower(sender) = lower(:address)")
                .param("address", address)
                .update();
        // Of one that could not be opened the sender is as it was written: a name before the address.
        jdbc.sql("delete from messaging.passed_letters where position(lower(:address) in lower(sender)) > 0")
                .param("address", address)
                .update();
    }

    @Override
    public void erase(UUID person) {
        var account = Tenancy.required();
        jdbc.sql("""
                        select distinct channel, recipient_key from messaging.messages
                         where person_id = :person and direction = 'OUT'
                        """)
                .param("person", person)
                .query((row, number) ->
                        Map.entry(Channel.valueOf(row.getString("channel")), row.getString("recipient_key")))
                .list()
                .forEach(known -> suppressions.blockAddress(account, known.getKey(), known.getValue(), "erased"));
        for (AddressBook one : book) {
            one.addresses(person, Channel.EMAIL).forEach(this::forgetStranger);
            for (Channel channel : Channel.values()) {
                one.addresses(person, channel)
                        .forEach(address -> suppressions.blockAddress(
                                account, channel, seal.addressKey(channel, address), "erased"));
            }
        }
        for (String sql : List.of(
                "delete from messaging.conversations where person_id = :person",
                "update messaging.links set person_id = null where person_id = :person or message_id in (" + THEIRS
                        + ")",
                "delete from messaging.outbox where account_id = :account and (person_id = :person or message_id in ("
                        + THEIRS + " union all " + NAMING + "))",
                "delete from messaging.messages where id in (" + NAMING + ")",
                "delete from messaging.messages where person_id = :person",
                "update messaging.consents set evidence = '', address = '' where person_id = :person")) {
            jdbc.sql(sql)
                    .param("person", person)
                    .param("account", account.value())
                    .update();
        }
    }
}
