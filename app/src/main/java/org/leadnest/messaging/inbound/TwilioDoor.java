package org.leadnest.messaging.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Open;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.delivery.DeliveryReports;
import org.leadnest.messaging.delivery.Report;
import org.leadnest.messaging.preferences.Keyword;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /hooks/twilio/{account}}: texts that people send, and what became of ours (a call with {@code MessageStatus}).
 * Answered with empty TwiML: what there is to say goes through the send gate.
 */
@RestController
@Open
class TwilioDoor {
    private static final String NOTHING_TO_SAY = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";
    private static final int OPTED_OUT = 21610;

    private final Doorman doorman;
    private final DoorKeys keys;
    private final Arrivals arrivals;
    private final Strangers strangers;
    private final DeliveryReports reports;
    private final InstantSource clock;

    TwilioDoor(
            Doorman doorman,
            DoorKeys keys,
            Arrivals arrivals,
            Strangers strangers,
            DeliveryReports reports,
            InstantSource clock) {
        this.strangers = strangers;
        this.doorman = doorman;
        this.keys = keys;
        this.arrivals = arrivals;
        this.reports = reports;
        this.clock = clock;
    }

    @PostMapping("/hooks/twilio/{account}")
    ResponseEntity<String> receive(@PathVariable String account, HttpServletRequest request) {
        AccountId id = doorman.account(account);
        Map<String, List<String>> form = form(request);
        checkSignature(id, request, form);
        if (first(form, "MessageStatus").isPresent()) {
            report(id, form, request.getParameter("message"));
        } else {
            arrive(id, form);
        }
        return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(NOTHING_TO_SAY);
    }

    private void checkSignature(AccountId account, HttpServletRequest request, Map<String, List<String>> form) {
        List<String> tokens = keys.twilioTokens(account);
        if (tokens.isEmpty()) {
            throw new NotFound();
        }
        String signature =
                Optional.ofNullable(request.getHeader("X-Twilio-Signature")).orElse("");
        boolean signed = doorman.addresses(request).stream()
                .anyMatch(address ->
                        tokens.stream().anyMatch(token -> TwilioSignature.fits(signature, token, address, form)));
        if (!signed) {
            throw Doorman.unsigned("X-Twilio-Signature over this address and form, by the account's auth token");
        }
    }

    private void arrive(AccountId account, Map<String, List<String>> form) {
        String sid = need(form, "MessageSid");
        String sender = need(form, "From");
        String text = first(form, "Body").orElse("");
        List<Medium> media = media(form);
        Optional<Keyword> handled = handled(form);
        Optional<PhoneNumber> from = PhoneNumber.parse(sender);
        String to = first(form, "To").orElse("");
        if (from.isEmpty()) {
            Tenancy.run(account, () -> strangers.keepText(sender, to, text + unkept(media, text), sid));
            return;
        }
        arrivals.file(
                account,
                new Arrivals.Arrival(
                        Channel.SMS,
                        from.get().value(),
                        "",
                        to,
                        "",
                        text.isBlank() ? Medium.words(media) : text,
                        handled.isEmpty() && AutomaticReply.inText(text),
                        handled.orElse(null),
                        "twilio",
                        sid,
                        List.of()),
                media);
    }

    /** At most ten, as Twilio says; one without an address is none. */
    private static List<Medium> media(Map<String, List<String>> form) {
        return IntStream.range(0, Attachments.MOST_FILES)
                .mapToObj(place -> first(form, "MediaUrl" + place)
                        .filter(address -> !address.isBlank())
                        .map(address -> new Medium(
                                address, first(form, "MediaContentType" + place).orElse(""))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String unkept(List<Medium> media, String text) {
        return media.isEmpty() ? "" : (text.isBlank() ? "" : "\n") + "[" + media.size() + " attached, not kept]";
    }

    /** A messaging service with advanced opt-out has done it at its end, and has answered. */
    private static Optional<Keyword> handled(Map<String, List<String>> form) {
        return first(form, "OptOutType")
                .flatMap(type -> Arrays.stream(Keyword.values())
                        .filter(keyword -> keyword.name().equalsIgnoreCase(type.strip()))
                        .findFirst());
    }

    /** @param own our id of the message, which stands in the address that Twilio was given */
    private void report(AccountId account, Map<String, List<String>> form, @Nullable String own) {
        String sid = need(form, "MessageSid");
        Optional<Integer> code = first(form, "ErrorCode")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt);
        boolean optedOut = code.filter(found -> found == OPTED_OUT).isPresent();
        String reason = "Twilio says: " + first(form, "MessageStatus").orElse("")
                + code.map(found -> ", error " + found).orElse("") + ".";
        var about = new DeliveryReports.About(account, "twilio", own, sid);
        Tenancy.run(account, () -> {
            switch (first(form, "MessageStatus").orElse("")) {
                case "sent" -> reports.take(about, Report.sent(), clock.instant());
                case "delivered", "read" -> reports.take(about, Report.delivered(), clock.instant());
                case "undelivered", "failed" -> reports.take(about, Report.failed(reason, optedOut), clock.instant());
                default -> {}
            }
        });
    }

    private static Map<String, List<String>> form(HttpServletRequest request) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> form.put(name, List.of(values)));
        String query = request.getQueryString();
        if (query != null) {
            for (String pair : query.split("&")) {
                form.remove(pair.replaceAll("=.*", ""));
            }
        }
        return form;
    }

    private static Optional<String> first(Map<String, List<String>> form, String name) {
        return Optional.ofNullable(form.get(name))
                .flatMap(values -> values.stream().findFirst())
                .map(value -> value.replace("\0", ""));
    }

    private static String need(Map<String, List<String>> form, String name) {
        return first(form, name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new Invalid(new FieldErrors().add(name, "expected a value")));
    }
}
