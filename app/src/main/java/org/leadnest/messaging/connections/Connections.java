package org.leadnest.messaging.connections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Channel;
import org.leadnest.platform.secrets.Secrets;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The account's own carriers, one a channel at most; their secrets are sealed and leave this class only towards a carrier. */
@Service
public class Connections {
    private static final String PLACE = "messaging.connections/";

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final AuditLog audit;
    private final JsonMapper json;
    private final InstantSource clock;

    Connections(JdbcClient jdbc, Secrets secrets, AuditLog audit, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Connection> find(Channel channel) {
        return jdbc.sql("""
                        select id, channel, provider, login, secret, host, port, tls, sender, event_key, findings, problem,
                               warm, connected_at, checked_at
                          from messaging.connections where account_id = :account and channel = :channel
                        """)
                .param("account", Tenancy.required().value())
                .param("channel", channel.name())
                .query(this::connection)
                .optional();
    }

    /**
     * What goes with credentials.
     *
     * @param sender see {@link Connection#sender}
     * @param eventKey see {@link Connection#eventKey}
     * @param warm see {@link Connection#warm}
     */
    public record Details(String sender, String eventKey, boolean warm) {}

    /** Keeps credentials that were tried just now, in place of what was there. */
    @Transactional
    public void keep(Credentials credentials, Details details, Probe.Taken taken) {
        Channel channel = credentials.provider().channel();
        Instant since = find(channel)
                .filter(known -> known.credentials().provider() == credentials.provider()
                        && known.credentials().login().equals(credentials.login())
                        && domain(known.sender()).equals(domain(details.sender())))
                .map(Connection::connectedAt)
                .orElseGet(clock::instant);
        jdbc.sql("delete from messaging.connections where account_id = :account and channel = :channel")
                .param("account", Tenancy.required().value())
                .param("channel", channel.name())
                .update();
        jdbc.sql("""
                        insert into messaging.connections (account_id, id, channel, provider, login, secret, host, port, tls,
                          sender, event_key, findings, problem, warm, connected_at, checked_at)
                        values (:account, :id, :channel, :provider, :login, :secret, :host, :port, :tls,
                          :sender, :eventKey, :findings::jsonb, :problem, :warm, :since, :now)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("channel", channel.name())
                .param("provider", credentials.provider().name())
                .param("login", credentials.login())
                .param("secret", secrets.seal(credentials.secret(), place(channel)))
                .param("host", credentials.host())
                .param("port", credentials.port())
                .param("tls", credentials.tls())
                .param("sender", details.sender())
                .param("eventKey", details.eventKey())
                .param("warm", details.warm())
                .param("since", Timestamp.from(since))
                .param("findings", json.writeValueAsString(taken.findings()))
                .param("problem", problem(taken.problem()), Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.add(AuditNote.of(AuditAct.CARRIER_CONNECTED)
                .about(credentials.provider().words())
                .with("login", credentials.login()));
    }

    /** Writes down what another try came to. */
    @Transactional
    public void tried(Channel channel, Probe probe) {
        Findings findings = probe instanceof Probe.Taken taken ? taken.findings() : null;
        String problem = switch (probe) {
            case Probe.Taken taken -> problem(taken.problem());
            case Probe.Refused refused -> refused.reason();
        };
        jdbc.sql("""
                        update messaging.connections
                           set findings = coalesce(:findings::jsonb, findings), problem = :problem, checked_at = :now
                         where account_id = :account and channel = :channel
                        """)
                .param("account", Tenancy.required().value())
                .param("channel", channel.name())
                .param("findings", findings == null ? null : json.writeValueAsString(findings), Types.VARCHAR)
                .param("problem", problem, Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Messages come from {@code sender} from now on; false when the provider did not name it. */
    @Transactional
    public boolean choose(Channel channel, String sender) {
        boolean offered = find(channel).stream()
                .flatMap(found -> found.findings().senders().stream())
                .anyMatch(one -> one.value().equals(sender));
        if (offered) {
            jdbc.sql("""
                            update messaging.connections set sender = :sender
                             where account_id = :account and channel = :channel
                            """)
                    .param("account", Tenancy.required().value())
                    .param("channel", channel.name())
                    .param("sender", sender)
                    .update();
            audit.add(AuditNote.of(AuditAct.SENDING_CHANGED).with("texts come from", sender));
        }
        return offered;
    }

    @Transactional
    public boolean remove(Channel channel) {
        boolean removed =
                jdbc.sql("delete from messaging.connections where account_id = :account and channel = :channel")
                                .param("account", Tenancy.required().value())
                                .param("channel", channel.name())
                                .update()
                        == 1;
        if (removed) {
            audit.add(AuditNote.of(AuditAct.CARRIER_REMOVED).about(channel == Channel.SMS ? "Texts" : "E-mail"));
        }
        return removed;
    }

    /** Of a number or service: itself. */
    private static String domain(String sender) {
        return sender.substring(sender.lastIndexOf('@') + 1);
    }

    private static @Nullable String problem(String said) {
        return said.isEmpty() ? null : said;
    }

    private static String place(Channel channel) {
        return PLACE + Tenancy.required() + "/" + channel;
    }

    private Connection connection(ResultSet row, int number) throws SQLException {
        return new Connection(
                row.getObject("id", java.util.UUID.class),
                new Credentials(
                        Provider.valueOf(row.getString("provider")),
                        row.getString("login"),
                        secrets.open(row.getBytes("secret"), place(Channel.valueOf(row.getString("channel")))),
                        row.getString("host"),
                        row.getInt("port"),
                        row.getBoolean("tls")),
                row.getString("sender"),
                row.getString("event_key"),
                json.readValue(row.getString("findings"), Findings.class),
                row.getString("problem"),
                row.getBoolean("warm"),
                row.getTimestamp("connected_at").toInstant(),
                row.getTimestamp("checked_at").toInstant());
    }
}
