package org.leadnest.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One person across all modules, for whoever asks by phone, mail or letter: found by an address that is kept already, so that
 * the check of who they are collects nothing more; then a request like any other.
 */
@Controller
@RequestMapping("/app/settings/requests")
@Requires(Permission.ACCOUNT_SETTINGS)
class PersonPages {
    private static final String HOME = "redirect:/app/settings/requests";
    private static final int MOST_ADDRESS = 320;
    private static final int MOST_WORDS = 4_000;
    private static final int MOST_TOLD = 300;
    private static final int MOST_REASON = 2_000;

    private final DataRequests requests;
    private final RequestPages pages;

    PersonPages(DataRequests requests, RequestPages pages) {
        this.requests = requests;
        this.pages = pages;
    }

    /** By POST: an address of a person stands in no URL. */
    @PostMapping("/search")
    ModelAndView search(@RequestParam(defaultValue = "") String address, Actor actor) {
        String wanted = address.strip();
        List<PersonRecords.Found> found =
                wanted.isEmpty() || wanted.length() > MOST_ADDRESS ? List.of() : requests.search(wanted);
        ModelAndView view = new ModelAndView("privacy/requests", pages.model(actor));
        view.addObject("found", found);
        view.addObject("address", address);
        if (found.isEmpty()) {
            view.addObject(
                    "problem",
                    "Nobody has this address. Expected a whole e-mail address or phone number that is kept.");
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    @PostMapping
    String file(
            @RequestParam UUID person,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect) {
        if (requests.name(person).isEmpty()) {
            throw new NotFound();
        }
        Optional<DataRequest.Kind> wanted = Arrays.stream(DataRequest.Kind.values())
                .filter(one -> one.name().equals(kind.toUpperCase(Locale.ROOT)))
                .findFirst();
        boolean fits = wanted.isPresent() && words.length() <= MOST_WORDS;
        boolean filed =
                fits && requests.note(person, wanted.get(), words.strip()).isPresent();
        Toast.show(
                redirect,
                filed
                        ? "Noted. The days run from now."
                        : fits
                                ? "Five of their requests are open; answer them first."
                                : "Choose what they ask for, in up to 4,000 characters.");
        return HOME;
    }

    @PostMapping("/{id}/confirmation")
    String confirm(@PathVariable UUID id, RedirectAttributes redirect) {
        DataRequest request = requests.find(id).orElseThrow(NotFound::new);
        boolean done = requests.confirm(request.id());
        Toast.show(redirect, done ? "Noted: they know that it arrived." : "That was noted before.");
        return HOME;
    }

    @PostMapping("/{id}/restriction")
    ModelAndView restrict(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "true") boolean on,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String told,
            Actor actor,
            RedirectAttributes redirect) {
        DataRequest request = requests.find(id).orElseThrow(NotFound::new);
        if (on) {
            requests.restrict(request);
            Toast.show(redirect, "Their data is kept and not used: nothing is sent to them.");
            return new ModelAndView(HOME);
        }
        if (reason.isBlank() || reason.length() > MOST_REASON) {
            return pages.refused(
                    actor,
                    "To use their data again, give the reason, in up to 2,000 characters: the person reads it.",
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        DataRequests.Lifting lifting = told.length() > MOST_TOLD
                ? DataRequests.Lifting.UNTOLD
                : requests.lift(request, actor, reason.strip(), told.strip());
        if (lifting == DataRequests.Lifting.UNTOLD) {
            return pages.refused(
                    actor,
                    "No address of theirs is kept. They have to know before their data is used again: tell them, and say how,"
                            + " such as “told by phone on May 4”, in up to 300 characters.",
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.show(redirect, said(lifting));
        return new ModelAndView(HOME);
    }

    private static String said(DataRequests.Lifting lifting) {
        return switch (lifting) {
            case WAITS -> "They are told by mail; their data may be used again in three days, unless they object.";
            case LIFTED -> "Their data may be used again.";
            case NOTHING, UNTOLD -> "It was not restricted, or is to be lifted already.";
        };
    }

    @PostMapping("/{id}/suppression")
    String suppress(@PathVariable UUID id, RedirectAttributes redirect) {
        requests.suppress(requests.find(id).orElseThrow(NotFound::new));
        Toast.show(redirect, "Their addresses are blocked on all channels.");
        return HOME;
    }
}
