package org.leadnest.listings.showcase;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Open;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.listings.InquiryDesk;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.Listings;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /h/{listing}}: shown from Coming Soon to Closed, to anybody. */
@Controller
@Open
class ShowcaseController {
    private static final int NAME_CHARS = 200;
    private static final int MESSAGE_CHARS = 4_000;

    private final Doors doors;
    private final Listings listings;
    private final Accounts accounts;
    private final List<InquiryDesk> desks;
    private final ShowcaseViews views;
    private final Flyer flyer;
    private final Visits visits;

    ShowcaseController(
            Doors doors,
            Listings listings,
            Accounts accounts,
            List<InquiryDesk> desks,
            ShowcaseViews views,
            Flyer flyer,
            Visits visits) {
        this.doors = doors;
        this.listings = listings;
        this.accounts = accounts;
        this.desks = List.copyOf(desks);
        this.views = views;
        this.flyer = flyer;
        this.visits = visits;
    }

    record Typed(String name, String email, String phone, String message, String mark, String website) {}

    @ModelAttribute("typed")
    Typed typed(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "") String mark,
            @RequestParam(defaultValue = "") String website) {
        return new Typed(name, email, phone, message, mark, website);
    }

    private interface Work<T> {
        T of(Listing listing);
    }

    private <T> T at(String key, Work<T> work) {
        ListingKey listing = ListingKey.parse(key).orElseThrow(NotFound::new);
        AccountId account = doors.account(listing).orElseThrow(NotFound::new);
        return Tenancy.as(account, () -> {
            boolean served = accounts.account(account).status() == Account.Status.ACTIVE;
            return work.of(listings.shown(listing).filter(found -> served).orElseThrow(NotFound::new));
        });
    }

    @GetMapping("/h/{listing}")
    ModelAndView show(@PathVariable String listing, @RequestParam(required = false) @Nullable String sent) {
        return at(
                listing,
                found -> page(
                        found,
                        new ShowcasePage.Question(visits.mark(found), "", "", "", "", Map.of()),
                        sent != null,
                        HttpStatus.OK));
    }

    @PostMapping("/h/{listing}/questions")
    ModelAndView ask(
            @PathVariable String listing,
            @ModelAttribute(name = "typed", binding = false) Typed typed,
            HttpServletRequest request) {
        return at(listing, found -> {
            if (!found.status().asked()) {
                throw new NotFound();
            }
            FieldErrors errors = check(typed);
            if (errors.any()) {
                return again(found, typed, errors.ordered(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
            if (visits.tooMany(request.getRemoteAddr())) {
                return again(
                        found,
                        typed,
                        Map.of("", "Too much was sent from your network at once. Try again in ten minutes."),
                        HttpStatus.TOO_MANY_REQUESTS);
            }
            if (visits.genuine(found, typed.mark(), typed.website())) {
                Listing whole = listings.find(found.key()).orElse(found); // whoever answers knows the street
                desks.forEach(desk -> desk.take(new InquiryDesk.Question(
                        whole, typed.name().strip(), said(typed.email()), said(typed.phone()), typed.message())));
            }
            return new ModelAndView("redirect:/h/" + found.key() + "?sent=1#ask");
        });
    }

    private static FieldErrors check(Typed typed) {
        return new FieldErrors()
                .expect(!typed.name().isBlank(), "name", "Say your name.")
                .expect(typed.name().length() <= NAME_CHARS, "name", "At most " + NAME_CHARS + " characters.")
                .expect(
                        !typed.email().isBlank() || !typed.phone().isBlank(),
                        "email",
                        "Give an e-mail address or a phone number for the answer.")
                .expect(
                        typed.email().isBlank()
                                || EmailAddress.parse(typed.email()).isPresent(),
                        "email",
                        "Expected an address such as ana@example.com.")
                .expect(
                        typed.phone().isBlank()
                                || PhoneNumber.parse(typed.phone()).isPresent(),
                        "phone",
                        "Expected a number such as (305) 555-0123.")
                .expect(
                        typed.message().length() <= MESSAGE_CHARS,
                        "message",
                        "At most " + MESSAGE_CHARS + " characters.");
    }

    private ModelAndView again(Listing found, Typed typed, Map<String, String> errors, HttpStatus status) {
        String mark = typed.mark().isBlank() ? visits.mark(found) : typed.mark();
        return page(
                found,
                new ShowcasePage.Question(mark, typed.name(), typed.email(), typed.phone(), typed.message(), errors),
                false,
                status);
    }

    private ModelAndView page(Listing found, ShowcasePage.Question question, boolean sent, HttpStatus status) {
        ModelAndView page = new ModelAndView("listings/showcase/page", "page", views.page(found, question, sent));
        page.setStatus(status);
        return page;
    }

    @GetMapping("/h/{listing}/flyer.pdf")
    void flyer(@PathVariable String listing, HttpServletResponse response) throws IOException {
        byte[] pdf = at(listing, flyer::of);
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setHeader("Content-Disposition", "inline; filename=\"flyer.pdf\"");
        response.setContentLength(pdf.length);
        response.getOutputStream().write(pdf);
    }

    private static @Nullable String said(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
