package org.leadnest.messaging.settings;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.carriers.Carriers;
import org.leadnest.messaging.connections.Connection;
import org.leadnest.messaging.connections.Connections;
import org.leadnest.messaging.connections.Findings;
import org.leadnest.messaging.inbound.ReplyDomains;
import org.leadnest.messaging.inbound.ReplyMailboxes;
import org.leadnest.messaging.settings.SendingPage.Own;
import org.leadnest.messaging.settings.SendingPage.Way;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** How messages leave and come back, formatted; no secret is among it. */
@Component
class ConnectionLines {
    private static final DateTimeFormatter CHECKED = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", Locale.US);

    private final Carriers carriers;
    private final Connections connections;
    private final ReplyMailboxes mailboxes;
    private final ReplyDomains domains;
    private final Complaints complaints;
    private final Accounts accounts;

    ConnectionLines(
            Carriers carriers,
            Connections connections,
            ReplyMailboxes mailboxes,
            ReplyDomains domains,
            Complaints complaints,
            Accounts accounts) {
        this.complaints = complaints;
        this.carriers = carriers;
        this.connections = connections;
        this.mailboxes = mailboxes;
        this.domains = domains;
        this.accounts = accounts;
    }

    Way way(Channel channel) {
        var carrier = carriers.of(channel);
        var house = new Way(carrier.name(), carriers.sender(channel).orElse(""), carrier.leavesTheHouse(), false);
        return connections
                .find(channel)
                .filter(Connection::complete)
                .map(own -> new Way(own.credentials().provider().words(), label(own), own.problem() == null, true))
                .orElse(house);
    }

    private static String label(Connection own) {
        return own.findings().senders().stream()
                .filter(one -> one.value().equals(own.sender()))
                .map(Findings.Sender::label)
                .findFirst()
                .orElse(own.sender());
    }

    /** Nothing is said while nothing was sent. */
    SendingPage.@Nullable Gauge complaints() {
        var share = complaints.lately();
        if (share.sent() == 0) {
            return null;
        }
        double percent = share.percent();
        return new SendingPage.Gauge(
                String.format(
                        Locale.US,
                        "%.2f %% of %,d e-mails in 30 days. Receivers block from 0.3 %% on.",
                        percent,
                        share.sent()),
                percent >= Complaints.BLOCKED_PERCENT
                        ? "too many"
                        : percent >= Complaints.WATCHED_PERCENT ? "watch it" : "fine",
                percent >= Complaints.BLOCKED_PERCENT
                        ? "bad"
                        : percent >= Complaints.WATCHED_PERCENT ? "warn" : "good");
    }

    List<Own> own() {
        var zone = zone();
        return Arrays.stream(Channel.values())
                .flatMap(channel -> connections.find(channel).stream())
                .map(found -> own(found, zone))
                .toList();
    }

    private ZoneId zone() {
        return accounts.account(Tenancy.required()).zone();
    }

    SendingPage.@Nullable AnswerDomain answerDomain() {
        var zone = zone();
        return domains.find()
                .map(found -> new SendingPage.AnswerDomain(
                        found.domain(),
                        found.exchangers().isEmpty() ? "no MX record" : String.join(", ", found.exchangers()),
                        found.ready(),
                        CHECKED.format(found.checkedAt().atZone(zone))))
                .orElse(null);
    }

    SendingPage.@Nullable Mailbox mailbox() {
        var zone = zone();
        return mailboxes
                .find()
                .map(found -> new SendingPage.Mailbox(
                        found.address(),
                        found.place().username() + " at " + found.place().host(),
                        Optional.ofNullable(found.checkedAt())
                                .map(at -> CHECKED.format(at.atZone(zone)))
                                .orElse(""),
                        Optional.ofNullable(found.problem()).orElse(""),
                        Optional.ofNullable(found.passedOver())
                                .map(passed -> CHECKED.format(passed.at().atZone(zone)) + ": " + passed.words())
                                .orElse("")))
                .orElse(null);
    }

    private static Own own(Connection found, ZoneId zone) {
        var provider = found.credentials().provider();
        var senders = new LinkedHashMap<String, String>();
        found.findings().senders().forEach(one -> senders.put(one.value(), one.label()));
        return new Own(
                provider.name().toLowerCase(Locale.ROOT),
                provider.words(),
                provider.channel().name(),
                found.findings().standing(),
                CHECKED.format(found.checkedAt().atZone(zone)),
                Optional.ofNullable(found.problem()).orElse(""),
                found.sender(),
                senders,
                found.findings().registrations());
    }
}
