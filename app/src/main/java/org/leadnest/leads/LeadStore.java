package org.leadnest.leads;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of one lead: itself, its addresses and numbers, its tags, its search keys. */
@Repository
class LeadStore {
    private final JdbcClient jdbc;
    private final HeldEdits held;
    private final ContactClashes clashes;

    LeadStore(JdbcClient jdbc, HeldEdits held, ContactClashes clashes) {
        this.jdbc = jdbc;
        this.clashes = clashes;
        this.held = held;
    }

    /**
     * Lets no slice of an import begin. Whoever is going to hold a lead and to file addresses with it calls this first, since an
     * import holds the account before it holds leads.
     */
    void lockAccount() {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended(:account, 1))::text")
                .param("account", Tenancy.required().toString())
                .query()
                .listOfRows();
    }

    /**
     * Makes everybody else who is about to file one of these addresses or numbers wait for the end of this transaction. In
     * one order for all, so that nobody waits in a circle; an import holds the whole account instead.
     */
    void lockIdentities(Collection<EmailAddress> emails, Collection<PhoneNumber> phones) {
        String account = Tenancy.required().toString();
        lockAccount();
        Stream.concat(
                        emails.stream().map(EmailAddress::normalised),
                        phones.stream().map(PhoneNumber::value))
                .sorted()
                .distinct()
                .forEach(key -> jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 2))::text")
                        .param("key", account + key)
                        .query()
                        .listOfRows());
    }

    /** The lead that has the first of these that anybody has: addresses before numbers. */
    Optional<LeadId> match(List<EmailAddress> emails, List<PhoneNumber> phones) {
        Stream<Optional<UUID>> byEmail = emails.stream().map(email -> holder("leads.lead_emails", email.normalised()));
        Stream<Optional<UUID>> byPhone = phones.stream().map(phone -> holder("leads.lead_phones", phone.value()));
        return Stream.concat(byEmail, byPhone)
                .flatMap(Optional::stream)
                .findFirst()
                .map(LeadId::new);
    }

    Optional<UUID> holder(EmailAddress email) {
        return holder("leads.lead_emails", email.normalised());
    }

    Optional<UUID> holder(PhoneNumber phone) {
        return holder("leads.lead_phones", phone.value());
    }

    /** Notes whose contacts these are besides the lead's own; which kinds there were. */
    Set<ContactClashes.Kind> clashes(
            LeadId lead, Collection<EmailAddress> emails, Collection<PhoneNumber> phones, Instant now) {
        List<ContactClashes.Clash> found = Stream.concat(
                        emails.stream()
                                .flatMap(email -> holder(email).stream())
                                .map(other -> new ContactClashes.Clash(lead.value(), other, ContactClashes.Kind.EMAIL)),
                        phones.stream()
                                .flatMap(phone -> holder(phone).stream())
                                .map(other -> new ContactClashes.Clash(lead.value(), other, ContactClashes.Kind.PHONE)))
                .filter(clash -> !clash.other().equals(lead.value()))
                .toList();
        clashes.note(found, now);
        return found.stream().map(ContactClashes.Clash::kind).collect(Collectors.toSet());
    }

    private Optional<UUID> holder(String table, String key) {
        return jdbc.sql("select lead_id from " + table + " where key = :key")
                .param("key", key)
                .query(UUID.class)
                .optional();
    }

    /** What stands in the row of a lead itself. */
    record Row(
            LeadId id,
            @Nullable String firstName,
            @Nullable String lastName,
            UUID stage,
            @Nullable UUID source,
            @Nullable UserId owner,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String timeZone) {}

    void insert(Row row, Instant now) {
        bind("""
                insert into leads.leads (account_id, id, first_name, last_name, sort_name, stage_id, source_id, owner_id,
                  state, postal_code, time_zone, created_at, updated_at, last_activity_at)
                values (:account, :id, :first, :last, :sort, :stage, :source, :owner,
                  :state, :postal, :zone, :now, :now, :now)
                """, row, now).update();
    }

    /** Writes the row when its version is still {@code version}; what a legal hold keeps is kept as it was. */
    boolean update(Row row, int version, Instant now) {
        held.keep(row.id, now);
        return bind("""
                        update leads.leads
                           set first_name = :first, last_name = :last, sort_name = :sort, stage_id = :stage,
                               source_id = :source, owner_id = :owner, state = :state, postal_code = :postal,
                               time_zone = :zone, updated_at = :now, last_activity_at = greatest(last_activity_at, :now),
                               version = version + 1
                         where account_id = :account and id = :id and version = :version
                        """, row, now).param("version", version).update() == 1;
    }

    private JdbcClient.StatementSpec bind(String sql, Row row, Instant now) {
        return jdbc.sql(sql)
                .param("account", Tenancy.required().value())
                .param("id", row.id.value())
                .param("first", row.firstName)
                .param("last", row.lastName)
                .param("sort", SearchKeys.sortName(row.firstName, row.lastName))
                .param("stage", row.stage)
                .param("source", row.source, java.sql.Types.OTHER)
                .param("owner", row.owner == null ? null : row.owner.value(), java.sql.Types.OTHER)
                .param("state", row.state)
                .param("postal", row.postalCode)
                .param("zone", row.timeZone)
                .param("now", LeadRows.at(now));
    }

    /** Another version without a change of the row itself: its addresses, numbers or tags changed. */
    void touch(LeadId lead, Instant now) {
        jdbc.sql("""
                        update leads.leads
                           set updated_at = :now, last_activity_at = greatest(last_activity_at, :now), version = version + 1
                         where id = :id
                        """).param("id", lead.value()).param("now", LeadRows.at(now)).update();
    }

    /** Something happened with the lead; what is known of it stays as it was. */
    void active(LeadId lead, Instant at) {
        jdbc.sql("update leads.leads set last_activity_at = :at where id = :id and last_activity_at < :at")
                .param("id", lead.value())
                .param("at", LeadRows.at(at))
                .update();
    }

    /** A person of the account was in touch with the lead. */
    void contacted(LeadId lead, Instant at) {
        jdbc.sql("update leads.leads set last_contact_at = greatest(last_contact_at, :at) where id = :id")
                .param("id", lead.value())
                .param("at", LeadRows.at(at))
                .update();
    }

    void putContacts(LeadId lead, List<EmailAddress> emails, List<PhoneNumber> phones) {
        jdbc.sql("delete from leads.lead_emails where lead_id = :lead")
                .param("lead", lead.value())
                .update();
        jdbc.sql("delete from leads.lead_phones where lead_id = :lead")
                .param("lead", lead.value())
                .update();
        for (int position = 0; position < emails.size(); position++) {
            jdbc.sql("""
                            insert into leads.lead_emails (account_id, key, lead_id, value, position)
                            values (:account, :key, :lead, :value, :position)
                            on conflict (account_id, key) do nothing
                            """)
                    .param("account", Tenancy.required().value())
                    .param("key", emails.get(position).normalised())
                    .param("lead", lead.value())
                    .param("value", emails.get(position).value())
                    .param("position", position)
                    .update();
        }
        for (int position = 0; position < phones.size(); position++) {
            jdbc.sql("""
                            insert into leads.lead_phones (account_id, key, lead_id, position)
                            values (:account, :key, :lead, :position)
                            on conflict (account_id, key) do nothing
                            """)
                    .param("account", Tenancy.required().value())
                    .param("key", phones.get(position).value())
                    .param("lead", lead.value())
                    .param("position", position)
                    .update();
        }
    }

    void putKeys(LeadId lead, Set<String> keys) {
        jdbc.sql("delete from leads.lead_keys where lead_id = :lead")
                .param("lead", lead.value())
                .update();
        jdbc.sql("""
                        insert into leads.lead_keys (account_id, lead_id, key)
                        select :account, :lead, key from unnest(:keys::text[]) as key
                        on conflict do nothing
                        """)
                .param("account", Tenancy.required().value())
                .param("lead", lead.value())
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /** Whether the tag is new on the lead. */
    boolean addTag(LeadId lead, UUID tag) {
        return jdbc.sql("""
                        insert into leads.lead_tags (account_id, lead_id, tag_id) values (:account, :lead, :tag)
                        on conflict do nothing
                        """)
                        .param("account", Tenancy.required().value())
                        .param("lead", lead.value())
                        .param("tag", tag)
                        .update()
                == 1;
    }

    boolean removeTag(LeadId lead, UUID tag) {
        return jdbc.sql("delete from leads.lead_tags where lead_id = :lead and tag_id = :tag")
                        .param("lead", lead.value())
                        .param("tag", tag)
                        .update()
                == 1;
    }

    Optional<Lead> find(LeadId lead) {
        return jdbc.sql(LeadRows.COLUMNS + " from leads.leads l " + LeadRows.JOINS + " where l.id = :id")
                .param("id", lead.value())
                .query(LeadRows::lead)
                .optional();
    }

    /** The same, held until the end of the transaction, so that it does not change under whoever fills it up. */
    Optional<Lead> hold(LeadId lead) {
        jdbc.sql("select 1 from leads.leads where id = :id for update")
                .param("id", lead.value())
                .query(Integer.class)
                .optional();
        return find(lead);
    }
}
