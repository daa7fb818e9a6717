package org.leadnest.messaging.preferences;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.OnlyLooks;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.messaging.Channel;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /app/settings/suppressions}: who gets nothing and why, for everybody who reads messages. They are added to; nothing
 * here lifts what a person asked for. An address that is looked for goes in a body, never in an address of the page.
 */
@Controller
class SuppressionsController {
    private static final String PAGE = "/app/settings/suppressions";
    private static final int ROWS = 50;
    private static final int MOST_WORDS = 500;

    private final Proofs proofs;
    private final HandOptOuts byHand;
    private final SuppressionRows rows;
    private final Seal seal;
    private final Accounts accounts;

    SuppressionsController(Proofs proofs, HandOptOuts byHand, SuppressionRows rows, Seal seal, Accounts accounts) {
        this.proofs = proofs;
        this.byHand = byHand;
        this.rows = rows;
        this.seal = seal;
        this.accounts = accounts;
    }

    @GetMapping(PAGE)
    @Requires(Permission.MESSAGES_READ)
    String list(@RequestParam(required = false) @Nullable String after, Actor actor, Model model) {
        return list(after, "", "", Map.of(), actor, model);
    }

    private String list(
            @Nullable String after,
            String address,
            String words,
            Map<String, String> errors,
            Actor actor,
            Model model) {
        Optional<Cursor> place = Optional.ofNullable(after).flatMap(Cursor::timed);
        Page<Proofs.Suppression> page = proofs.suppressions(null, place, ROWS);
        model.addAttribute(
                "page",
                new SuppressionsPage(
                        rows.of(page.data(), Map.of(), zone(actor)),
                        null,
                        true,
                        address,
                        words,
                        errors,
                        page.next() == null ? null : PAGE + "?after=" + page.next(),
                        place.isEmpty() ? null : PAGE));
        return "messaging/suppressions";
    }

    @PostMapping(PAGE + "/search")
    @OnlyLooks
    @Requires(Permission.MESSAGES_READ)
    String search(@RequestParam(defaultValue = "") String address, Actor actor, Model model) {
        Map<Channel, String> written = written(address);
        Map<String, String> known = new HashMap<>();
        written.forEach((channel, one) -> known.put(seal.addressKey(channel, one), one));
        List<Proofs.Suppression> found = proofs.suppressions(known.keySet());
        model.addAttribute(
                "page",
                new SuppressionsPage(
                        rows.of(found, known, zone(actor)),
                        address.strip(),
                        !written.isEmpty(),
                        address.strip(),
                        "",
                        Map.of(),
                        null,
                        PAGE));
        return "messaging/suppressions";
    }

    @PostMapping(PAGE)
    @Requires(Permission.MESSAGES_WRITE)
    String add(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Map<Channel, String> written = written(address);
        var errors = new FieldErrors()
                .expect(!written.isEmpty(), "address", "An e-mail address or a phone number, such as (305) 555-0123.")
                .expect(!words.isBlank(), "words", "What did the person say, and when? It stands in the ledger.")
                .expect(words.length() <= MOST_WORDS, "words", "At most " + MOST_WORDS + " characters.");
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(null, address, words, errors.ordered(), actor, model);
        }
        byHand.add(written, words.strip(), "HAND", actor);
        Toast.show(redirect, "Nothing commercial goes there any more.");
        return "redirect:" + PAGE;
    }

    /** A carrier refused an address that somebody here knows to work. */
    @PostMapping(PAGE + "/works")
    @Requires(Permission.MESSAGES_WRITE)
    String works(
            @RequestParam String hash,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var errors = new FieldErrors()
                .expect(
                        !words.isBlank(),
                        "works",
                        "How do you know that the address works? It stands in the audit log.")
                .expect(words.length() <= MOST_WORDS, "works", "At most " + MOST_WORDS + " characters.");
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(null, "", "", errors.ordered(), actor, model);
        }
        if (!byHand.works(hash, words.strip())) {
            throw new NotFound();
        }
        Toast.show(redirect, "Mail goes there again. If it is refused once more, it is blocked again.");
        return "redirect:" + PAGE;
    }

    /** As a number, as an address; empty when it is neither. */
    private static Map<Channel, String> written(String text) {
        Map<Channel, String> written = new EnumMap<>(Channel.class);
        EmailAddress.parse(text.strip()).ifPresent(mail -> written.put(Channel.EMAIL, mail.value()));
        PhoneNumber.parse(text.strip()).ifPresent(phone -> written.put(Channel.SMS, phone.value()));
        return written;
    }

    private ZoneId zone(Actor actor) {
        return accounts.account(actor.account()).zone();
    }
}
