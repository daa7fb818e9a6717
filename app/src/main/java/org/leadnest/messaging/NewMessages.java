package org.leadnest.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.MessageStore.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statement that puts up a set of messages. What all of them have in common is given once: of a step's, half of it is. */
record NewMessages(List<Row> rows) {
    private static final List<Column> COLUMNS = List.of(
            new Column("id", "uuid", Row::id),
            new Column("person_id", "uuid", Row::personId),
            new Column("channel", "text", row -> row.channel().name()),
            new Column("category", "text", row -> row.category().name()),
            new Column("kind", "text", Row::kind),
            new Column("recipient", "text", Row::recipient),
            new Column("recipient_name", "text", Row::recipientName),
            new Column("recipient_key", "text", Row::recipientKey),
            new Column("subject", "text", Row::subject),
            new Column("body_text", "text", Row::bodyText),
            new Column("body_html", "text", Row::bodyHtml),
            new Column("not_after", "timestamptz", Row::notAfter),
            new Column("enrollment_id", "uuid", Row::enrollmentId),
            new Column("step_id", "uuid", Row::stepId),
            new Column("variant", "smallint", Row::variant),
            new Column("mailing_id", "uuid", Row::mailingId),
            new Column("zone", "text", Row::zone),
            new Column("state", "text", Row::state),
            new Column("postal_code", "text", Row::postalCode),
            new Column("phone", "text", Row::phone),
            new Column("reader_id", "uuid", Row::readerId),
            new Column("mail_kind", "text", Row::mailKind),
            new Column("reply_to", "text", Row::replyTo),
            new Column("heard_at", "timestamptz", Row::heardAt),
            new Column("listens_from", "timestamptz", Row::listensFrom));

    private record Column(String name, String type, Function<Row, @Nullable Object> value) {
        boolean common(List<Row> rows) {
            Object first = value.apply(rows.getFirst());
            return rows.stream().allMatch(row -> Objects.equals(first, value.apply(row)));
        }

        @Nullable
        Object[] of(List<Row> rows) {
            return type.equals("uuid")
                    ? rows.stream().map(value).toArray(UUID[]::new)
                    : rows.stream().map(value).map(NewMessages::text).toArray(String[]::new);
        }
    }

    /** Its parameters {@code account} and {@code now} are open. In the list of a select, arrays are taken apart without a copy. */
    JdbcClient.StatementSpec insertion(JdbcClient jdbc) {
        List<String> wanted = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        List<Column> single = new ArrayList<>();
        for (Column column : COLUMNS) {
            if (column.common(rows)) {
                single.add(column);
                wanted.add("cast(:" + column.name() + " as " + column.type() + ")");
            } else {
                wanted.add(column.name());
                taken.add("unnest(cast(:" + column.name() + " as " + column.type() + "[])) as " + column.name());
            }
        }
        JdbcClient.StatementSpec statement = jdbc.sql("""
                insert into messaging.messages (account_id, direction, status, send_at, created_at, %s)
                select :account, 'OUT', 'QUEUED', :now, :now, %s
                  from (select %s) r
                on conflict do nothing
                returning id
                """.formatted(
                        String.join(", ", COLUMNS.stream().map(Column::name).toList()),
                        String.join(", ", wanted),
                        String.join(", ", taken)));
        for (Column column : COLUMNS) {
            statement = single.contains(column)
                    ? statement.param(column.name(), text(column.value().apply(rows.getFirst())))
                    : statement.param(column.name(), column.of(rows));
        }
        return statement;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
