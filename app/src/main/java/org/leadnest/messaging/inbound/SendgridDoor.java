package org.leadnest.messaging.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Open;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.FieldErrors;
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
    private static final int MOST_BYTES = 5_000_000;

    private final Doorman doorman;
    private final DoorKeys keys;
    private final InboundToken token;
    private final Arrivals arrivals;
    private final TakeLetter letters;
    private final DeliveryReports reports;
    private final SendersDomain sendersDomain;
    private final JsonMapper json;
    private final InstantSource clock;

    SendgridDoor(
            Doorman doorman,
            DoorKeys keys,
            InboundToken token,
            Arrivals arrivals,
            TakeLetter letters,
            DeliveryReports reports,
            JsonMapper json,
            InstantSource clock) {
        this.letters = letters;
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
            case "dropped" -> dropped(about, eventId, event, address);
            default ->
                SendgridEvents.report(event).ifPresent(said -> reports.take(about, eventId, said, clock.instant()));
        }
    }

    /** Apple's proxy, as SendGrid knows it. */
    private static Opens.By machine(JsonNode event) {
        return event.path("sg_machine_open").asBoolean(false) ? Opens.By.MACHINE : Opens.By.PERSON;
    }

    /** SendGrid keeps lists of its own: who complained or unsubscribed there did so with us. */
    private void dropped(DeliveryReports.About about, String eventId, JsonNode event, String address) {
        Report failed = SendgridEvents.dropped(event);
        if (SendgridEvents.optedOut(event)) {
            // Ranks decide about a report that comes twice; the event's id is the opt-out's.
            reports.take(about, failed, clock.instant());
            reports.optedOut(about, eventId, failed.reason(), address, clock.instant());
        } else {
            reports.take(about, eventId, failed, clock.instant());
        }
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
            HttpServletRequest request)
            throws IOException {
        AccountId id = doorman.account(account);
        if (!token.fits(id, given)) {
            throw Doorman.unsigned("the token of the address that Settings, Sending shows");
        }
        InboundForm form = new InboundForm(request, json);
        if (id.equals(Accounts.HOUSE)) {
            return toTheHouse(form.letter(), form);
        }
        letters.take(id, form.letter(), new TakeLetter.Way(form.word("to"), "sendgrid", false));
        return ResponseEntity.ok().build();
    }

    /** Whoever writes to the support is heard: what looks odd is held there, and nothing is refused here. */
    private ResponseEntity<Void> toTheHouse(ReceivedMail letter, InboundForm form) throws IOException {
        String address = letter.from().isEmpty() ? form.word("from") : letter.from();
        boolean taken = arrivals.toTheHouse(new HouseMailbox.Letter(
                form.word("to"),
                address,
                letter.from().isEmpty() ? "" : letter.name(),
                letter.subject(),
                letter.text(),
                AutomaticReply.is(letter.headers(), letter.subject()),
                letter.files().stream().map(Enclosure::name).toList(),
                sendersDomain.standsFor(address, form.given("SPF"), form.given("envelope"), form.given("dkim")),
                letter.messageId()));
        return taken
                ? ResponseEntity.ok().build()
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }
}
