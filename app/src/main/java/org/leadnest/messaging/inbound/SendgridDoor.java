package org.leadnest.messaging.inbound;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Open;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.HouseMailbox;
import org.leadnest.messaging.delivery.DeliveryReports;
import org.leadnest.messaging.delivery.Report;
import org.leadnest.messaging.links.Opens;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SendGrid's two doors: {@code /hooks/sendgrid/{account}/events}, signed by its key, with what became of our mail, and {@code
 * /hooks/sendgrid/{account}/inbound} (Inbound Parse, which signs nothing: its address carries a token) with people's
 * answers.
 */
@RestController
@Open
class SendgridDoor {
    /** Reasons for a drop by which the address is known to be dead. */
    private static final Set<String> DEAD = Set.of("Bounced Address", "Invalid");

    private static final int MOST_BYTES = 5_000_000;
    private static final int MOST_TEXT = 100_000;
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^message-id:\\s*(<[^>\\s]+>)");

    private final Doorman doorman;
    private final DoorKeys keys;
    private final InboundToken token;
    private final Arrivals arrivals;
    private final DeliveryReports reports;
    private final SendersDomain sendersDomain;
    private final JsonMapper json;
    private final InstantSource clock;

    SendgridDoor(
            Doorman doorman,
            DoorKeys keys,
            InboundToken token,
            Arrivals arrivals,
            DeliveryReports reports,
            JsonMapper json,
            InstantSource clock) {
        this.doorman = doorman;
        this.keys = keys;
        this.token = token;
        this.arrivals = arrivals;
        this.reports = reports;
        this.sendersDomain = new SendersDomain(json);
        this.json = json;
        this.clock = clock;
    }

    @PostMapping("/hooks/sendgrid/{account}/events")
    ResponseEntity<Void> events(@PathVariable String account, HttpServletRequest request) throws IOException {
        AccountId id = doorman.account(account);
        List<String> known = keys.sendgridKeys(id);
        if (known.isEmpty()) {
            throw new NotFound();
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES);
        boolean signed = known.stream()
                .anyMatch(key -> SendgridSignature.fits(
                        key,
                        header(request, "X-Twilio-Email-Event-Webhook-Signature"),
                        header(request, "X-Twilio-Email-Event-Webhook-Timestamp"),
                        body));
        if (!signed) {
            throw Doorman.unsigned("X-Twilio-Email-Event-Webhook-Signature over the timestamp and this body");
        }
        read(body).forEach(event -> Tenancy.run(id, () -> happened(id, event)));
        return ResponseEntity.noContent().build();
    }

    private JsonNode read(byte[] body) {
        try {
            JsonNode events = json.readTree(body);
            if (events.isArray()) {
                return events;
            }
        } catch (JacksonException unreadable) {
            // answered below, as anything that is no array
        }
        throw new Invalid(new FieldErrors().add("body", "expected a list of events as JSON"));
    }

    /** Each event and its effect are one transaction, and it counts once by its id. */
    private void happened(AccountId account, JsonNode event) {
        String eventId = event.path("sg_event_id").asString("");
        if (eventId.isEmpty()) {
            return;
        }
        String what = event.path("event").asString("");
        var about = new DeliveryReports.About(
                account, "sendgrid", event.path("message").asString(""), providerId(event));
        String address = event.path("email").asString("");
        switch (what) {
            case "spamreport", "unsubscribe", "group_unsubscribe" ->
                reports.optedOut(about, eventId, what, address, clock.instant());
            case "open" -> reports.opened(about, eventId, machine(event), clock.instant());
            default -> said(event, what).ifPresent(said -> reports.take(about, eventId, said, clock.instant()));
        }
    }

    /** Apple's proxy, as SendGrid knows it. */
    private static Opens.By machine(JsonNode event) {
        return event.path("sg_machine_open").asBoolean(false) ? Opens.By.MACHINE : Opens.By.PERSON;
    }

    private static Optional<Report> said(JsonNode event, String what) {
        String reason = "SendGrid says: " + what + " " + event.path("reason").asString("");
        return switch (what) {
            case "processed" -> Optional.of(Report.sent());
            case "delivered" -> Optional.of(Report.delivered());
            case "bounce" ->
                Optional.of(
                        Report.failed(reason, !event.path("type").asString("").equals("blocked")));
            case "dropped" ->
                Optional.of(
                        Report.failed(reason, DEAD.contains(event.path("reason").asString(""))));
            default -> Optional.empty();
        };
    }

    /** The answer to Mail Send gave the part before the first dot. */
    private static @Nullable String providerId(JsonNode event) {
        String whole = event.path("sg_message_id").asString("");
        int dot = whole.indexOf('.');
        String id = dot < 0 ? whole : whole.substring(0, dot);
        return id.isEmpty() ? null : id;
    }

    @PostMapping("/hooks/sendgrid/{account}/inbound")
    ResponseEntity<Void> inbound(
            @PathVariable String account,
            @RequestParam(name = "token", defaultValue = "") String given,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String html,
            @RequestParam(defaultValue = "") String headers,
            HttpServletRequest request)
            throws IOException {
        AccountId id = doorman.account(account);
        if (!token.fits(id, given)) {
            throw Doorman.unsigned("the token of the address that Settings, Sending shows");
        }
        String words = text.isBlank() ? Jsoup.parse(html).wholeText() : text;
        if (id.equals(Accounts.HOUSE)) {
            return toTheHouse(from, to, subject, words, headers, request);
        }
        InternetAddress sender = sender(from).orElseThrow(SendgridDoor::noSender);
        List<UUID> answers = Answered.by(List.of(to), headers);
        boolean automatic = AutomaticReply.is(headers, subject);
        if (nobodys(id, sender.getAddress(), headers, answers, automatic)) {
            return ResponseEntity.ok().build();
        }
        arrivals.file(
                id,
                answers,
                new Arrivals.Arrival(
                        Channel.EMAIL,
                        sender.getAddress(),
                        Optional.ofNullable(sender.getPersonal()).orElse(""),
                        to,
                        subject,
                        words.length() > MOST_TEXT ? words.substring(0, MOST_TEXT) : words,
                        automatic,
                        null,
                        "sendgrid",
                        messageId(headers, from + subject + words),
                        EnclosedFiles.in(request)));
        return ResponseEntity.ok().build();
    }

    /** Whoever writes to the support is heard: what looks odd is held there, and nothing is refused here. */
    private ResponseEntity<Void> toTheHouse(
            String from, String to, String subject, String words, String headers, HttpServletRequest request)
            throws IOException {
        Optional<InternetAddress> sender = sender(from);
        String address = sender.map(InternetAddress::getAddress).orElse(from);
        boolean taken = arrivals.toTheHouse(new HouseMailbox.Letter(
                to,
                address,
                sender.map(InternetAddress::getPersonal).orElse(""),
                subject,
                words,
                AutomaticReply.is(headers, subject),
                EnclosedFiles.in(request).stream().map(Enclosure::name).toList(),
                sendersDomain.standsFor(
                        address,
                        request.getParameter("SPF"),
                        request.getParameter("envelope"),
                        request.getParameter("dkim")),
                messageId(headers, from + subject + words)));
        return taken
                ? ResponseEntity.ok().build()
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }

    /** What a machine wrote makes no lead, and what a post office says of a letter is nobody's answer to it. */
    private boolean nobodys(AccountId account, String from, String headers, List<UUID> answers, boolean automatic) {
        return AutomaticReply.ofPostOffice(from)
                || ((automatic || AutomaticReply.ofMany(headers, from)) && !arrivals.expected(account, answers, from));
    }

    private static Optional<InternetAddress> sender(String from) {
        try {
            return Optional.of(new InternetAddress(from))
                    .filter(sender -> EmailAddress.parse(sender.getAddress()).isPresent());
        } catch (AddressException unreadable) {
            return Optional.empty();
        }
    }

    private static Invalid noSender() {
        return new Invalid(new FieldErrors().add("from", "expected an e-mail address"));
    }

    /** By which a second delivery is known: the letter's own id, or a digest of it where it has none. */
    private static String messageId(String headers, String letter) {
        Matcher found = MESSAGE_ID.matcher(headers);
        return found.find() ? found.group(1) : digest(letter);
    }

    private static String digest(String letter) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(letter.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }
}
