package org.leadnest.messaging.settings;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.connections.Connection;
import org.leadnest.messaging.connections.Connections;
import org.leadnest.messaging.connections.Findings;
import org.leadnest.messaging.connections.Probe;
import org.leadnest.messaging.connections.Provider;
import org.leadnest.messaging.connections.TestCredentials;
import org.leadnest.messaging.delivery.ReopenChannel;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v1/carriers}: the account's own carriers, one a channel. Credentials are tried before they are kept, and no
 * answer ever holds a secret. A scope of its own stands before it, which no key has unless somebody ticked it.
 */
@RestController
@Requires(Permission.CARRIERS_WRITE)
class CarriersApi {
    private final Connections connections;
    private final TestCredentials test;
    private final ReopenChannel reopen;

    CarriersApi(Connections connections, TestCredentials test, ReopenChannel reopen) {
        this.connections = connections;
        this.test = test;
        this.reopen = reopen;
    }

    /**
     * @param provider {@code TWILIO}, {@code SENDGRID} or {@code SMTP}
     * @param login an account SID, or the user name at a mail server
     * @param secret an auth token, API key or password: taken and never given back
     * @param sender an address; for texts a number or messaging service that Twilio lists
     * @param warm whether receivers know the sender already, so that it is not warmed up
     */
    record CarrierBody(
            @Nullable String provider,
            @Nullable String login,
            @Nullable String secret,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Boolean tls,
            @Nullable String sender,
            @Nullable String eventKey,
            @Nullable Boolean warm) {
        ConnectionForm form(Provider chosen) {
            return new ConnectionForm(
                    chosen,
                    said(login),
                    said(secret),
                    said(host).toLowerCase(Locale.ROOT),
                    port == null ? ConnectionForm.SUBMISSIONS : port.toString(),
                    tls == null || tls,
                    said(sender),
                    said(eventKey),
                    Boolean.TRUE.equals(warm));
        }

        private static String said(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    /** @param problem why messages wait; null when they go */
    record Carrier(
            Channel channel,
            Provider provider,
            String login,
            String host,
            int port,
            boolean tls,
            String sender,
            boolean inUse,
            boolean warm,
            @Nullable String problem,
            String standing,
            List<Findings.Sender> senders,
            List<Findings.Registration> registrations,
            @Nullable Integer messagesPerSecond,
            Instant connectedAt,
            Instant checkedAt) {
        static Carrier of(Connection one) {
            var login = one.credentials();
            var found = one.findings();
            var pace = found.pace(one.sender());
            return new Carrier(
                    login.provider().channel(),
                    login.provider(),
                    login.login(),
                    login.host(),
                    login.port(),
                    login.tls(),
                    one.sender(),
                    one.complete(),
                    one.warm(),
                    Optional.ofNullable(one.problem())
                            .or(() -> pace.map(Findings.Pace::blocked).filter(why -> !why.isEmpty()))
                            .orElse(null),
                    found.standing(),
                    found.senders(),
                    found.registrations(),
                    pace.map(Findings.Pace::perSecond).orElse(null),
                    one.connectedAt(),
                    one.checkedAt());
        }
    }

    @GetMapping("/api/v1/carriers")
    Page<Carrier> list() {
        return new Page<>(
                Arrays.stream(Channel.values())
                        .flatMap(channel -> connections.find(channel).stream())
                        .map(Carrier::of)
                        .toList(),
                null);
    }

    @GetMapping("/api/v1/carriers/{channel}")
    Carrier find(@PathVariable String channel) {
        return connections.find(channel(channel)).map(Carrier::of).orElseThrow(NotFound::new);
    }

    @PutMapping("/api/v1/carriers/{channel}")
    Carrier connect(@PathVariable String channel, @RequestBody CarrierBody given) {
        Channel of = channel(channel);
        Optional<Provider> provider = Arrays.stream(Provider.values())
                .filter(one -> one.channel() == of && one.name().equalsIgnoreCase(given.provider()))
                .findFirst();
        if (provider.isEmpty()) {
            throw new Invalid(new FieldErrors()
                    .add("provider", of == Channel.SMS ? "expected TWILIO" : "expected SENDGRID or SMTP"));
        }
        ConnectionForm form = given.form(provider.get());
        FieldErrors errors = form.check();
        if (errors.any()) {
            throw new Invalid(errors);
        }
        switch (test.of(form.credentials(), form.sender())) {
            case Probe.Refused refused -> throw new Invalid(errors.add("secret", refused.reason()));
            case Probe.Taken taken -> {
                boolean offered = of == Channel.EMAIL
                        || form.sender().isEmpty()
                        || taken.findings().senders().stream()
                                .anyMatch(one -> one.value().equals(form.sender()));
                if (!offered) {
                    throw new Invalid(errors.add("sender", "expected a number or messaging service that Twilio lists"));
                }
                connections.keep(
                        form.credentials(),
                        new Connections.Details(form.sender(), form.eventKey(), form.warm()),
                        taken);
            }
        }
        reopen.now(of);
        return find(channel);
    }

    /** Tries the credentials once more, as they are. */
    @PostMapping("/api/v1/carriers/{channel}/checks")
    Carrier check(@PathVariable String channel) {
        Connection known = connections.find(channel(channel)).orElseThrow(NotFound::new);
        connections.tried(channel(channel), test.of(known.credentials(), known.sender()));
        reopen.now(channel(channel));
        return find(channel);
    }

    @DeleteMapping("/api/v1/carriers/{channel}")
    ResponseEntity<Void> remove(@PathVariable String channel) {
        if (!connections.remove(channel(channel))) {
            throw new NotFound();
        }
        reopen.now(channel(channel));
        return ResponseEntity.noContent().build();
    }

    private static Channel channel(String name) {
        return Arrays.stream(Channel.values())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
