package org.leadnest.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.messaging.preferences.Suppressions;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.PersonRecords;
import org.leadnest.privacy.RecordTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What this module keeps about a person. The ledger of consents stays as the proof that the law wants, without an address;
 * the addresses stay as keyed hashes among the suppressions, so that nobody writes to an erased person again.
 */
@Component
class MessageRecords implements PersonRecords {
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("messaging.messages", "person_id");
        TABLES.put("messaging.consents", "person_id");
    }

    private final JdbcClient jdbc;
    private final RecordTables tables;
    private final List<AddressBook> book;
    private final Suppressions suppressions;
    private final Seal seal;

    MessageRecords(JdbcClient jdbc, RecordTables tables, List<AddressBook> book, Suppressions suppressions, Seal seal) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.book = List.copyOf(book);
        this.suppressions = suppressions;
        this.seal = seal;
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
        return tables.copy(TABLES, person);
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
        book.stream()
                .flatMap(one -> one.look(List.of(person)).values().stream())
                .forEach(entry -> {
                    for (Channel channel : Channel.values()) {
                        if (!entry.address(channel).isEmpty()) {
                            suppressions.blockAddress(
                                    account, channel, seal.addressKey(channel, entry.address(channel)), "erased");
                        }
                    }
                });
        for (String sql : List.of(
                "delete from messaging.conversations where person_id = :person",
                "delete from messaging.outbox where person_id = :person and account_id = :account",
                "delete from messaging.messages where person_id = :person",
                "update messaging.consents set evidence = '' where person_id = :person")) {
            jdbc.sql(sql)
                    .param("person", person)
                    .param("account", account.value())
                    .update();
        }
    }
}
