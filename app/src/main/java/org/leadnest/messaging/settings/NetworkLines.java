package org.leadnest.messaging.settings;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.connections.Connections;
import org.leadnest.messaging.connections.Findings;
import org.leadnest.messaging.gate.NetworkCap;
import org.leadnest.messaging.gate.Rules;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much may go: to a person in law, and to a network from a 10DLC brand, of which the account's own sender has used some. */
@Component
class NetworkLines {
    private final Rules rules;
    private final Connections connections;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    NetworkLines(Rules rules, Connections connections, JdbcClient jdbc, InstantSource clock) {
        this.rules = rules;
        this.connections = connections;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<SendingPage.MostOf> caps() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return rules.caps().stream()
                .filter(cap -> cap.inForceOn(today))
                .map(cap -> new SendingPage.MostOf(
                        cap.jurisdiction().replaceFirst("^US-", ""),
                        cap.most() + " in " + cap.within().toHours() + " hours",
                        cap.source()))
                .toList();
    }

    @Transactional(readOnly = true)
    List<SendingPage.Network> lines() {
        Optional<Findings.Pace> own = connections
                .find(Channel.SMS)
                .flatMap(found -> found.findings().pace(found.sender()))
                .filter(pace -> pace.tier() != null);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return rules.networkCaps().stream()
                .filter(cap -> cap.inForceOn(today))
                .map(cap -> line(cap, own.filter(pace -> cap.tier().equals(pace.tier()))))
                .toList();
    }

    private SendingPage.Network line(NetworkCap cap, Optional<Findings.Pace> own) {
        return new SendingPage.Network(
                cap.network(),
                cap.tier().toLowerCase(Locale.ROOT).replace('_', '-'),
                String.format(Locale.US, "%,d segments", cap.most()),
                own.map(pace -> String.format(Locale.US, "%,d used today", used(pace.sender(), cap)))
                        .orElse(""),
                cap.source());
    }

    private int used(String sender, NetworkCap cap) {
        return jdbc.sql("""
                        select segments from messaging.turns
                         where account_id = :account and sender = :sender and day = :day
                        """)
                .param("account", Tenancy.required().value())
                .param("sender", sender)
                .param("day", java.sql.Date.valueOf(LocalDate.ofInstant(clock.instant(), cap.zone())))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}
