package org.leadnest.followups.texts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.followups.SequenceId;
import org.leadnest.followups.Sequences;
import org.leadnest.followups.StepLine;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.listings.Descriptions;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.Listings;
import org.leadnest.listings.TextUse;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Templates;
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

/** "Send to leads" below a listing's text: it is looked at once more, and becomes a step of a sequence or a template. */
@Controller
@RequestMapping("/app/listings/{key}/sending")
class SendingPages implements TextUse {
    private static final int MOST_DAYS = 365;
    /** What no lead reads. */
    private static final Set<String> NOT_FOR_LEADS = Set.of("SEO", "ALT_TEXT");

    private final Listings listings;
    private final Descriptions texts;
    private final Sequences sequences;
    private final Templates templates;

    SendingPages(Listings listings, Descriptions texts, Sequences sequences, Templates templates) {
        this.listings = listings;
        this.texts = texts;
        this.sequences = sequences;
        this.templates = templates;
    }

    @Override
    public Optional<Use> use(ListingKey listing, String outlet, Actor actor) {
        boolean may = actor.may(Permission.SEQUENCES_WRITE);
        return may && !NOT_FOR_LEADS.contains(outlet)
                ? Optional.of(new Use("/app/listings/" + listing + "/sending", "Send to leads", "send"))
                : Optional.empty();
    }

    /** The text as it stood in the panel, ready to be looked at as a message. */
    @PostMapping
    @Requires(Permission.SEQUENCES_WRITE)
    ModelAndView begin(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "EMAIL") String outlet,
            Actor actor) {
        Listing listing = listing(key);
        return page(listing, Letter.of(text, outlet, listing.title()).typed(), Map.of(), List.of(), actor);
    }

    @PostMapping("/step")
    @Requires(Permission.SEQUENCES_WRITE)
    ModelAndView step(
            @PathVariable String key,
            @RequestParam Map<String, String> typed,
            Actor actor,
            RedirectAttributes redirect) {
        Listing listing = listing(key);
        Letter letter = Letter.read(typed);
        List<String> against = against(listing, letter);
        Optional<UUID> sequence = Ids.parse(typed.getOrDefault("sequence", ""));
        Map<String, String> errors = new LinkedHashMap<>();
        int days = days(typed.getOrDefault("days", ""), errors);
        if (sequence.isEmpty()) {
            errors.put("sequence", "expected one of your sequences");
        }
        if (!errors.isEmpty() || !against.isEmpty() || sequence.isEmpty()) {
            return page(listing, typed, errors, against, actor);
        }
        StepLine line = StepLine.of(letter.channel(), "P" + days + "D", null, letter.subject(), letter.body());
        return switch (sequences.append(new SequenceId(sequence.get()), line, actor)) {
            case Sequences.Saving.Saved saved -> {
                int number = saved.sequence().steps().size();
                Toast.show(
                        redirect,
                        "Added as step " + number + ". Who is enrolled already keeps the version without it.");
                yield new ModelAndView(
                        "redirect:/app/sequences/" + saved.sequence().id());
            }
            case Sequences.Saving.Refused refused -> page(listing, typed, byField(refused.errors()), List.of(), actor);
            case Sequences.Saving.Missing(), Sequences.Saving.Changed _ ->
                page(listing, typed, Map.of("sequence", "it has been deleted meanwhile"), List.of(), actor);
        };
    }

    @PostMapping("/template")
    @Requires(Permission.TEMPLATES_WRITE)
    ModelAndView template(
            @PathVariable String key,
            @RequestParam Map<String, String> typed,
            Actor actor,
            RedirectAttributes redirect) {
        Listing listing = listing(key);
        Letter letter = Letter.read(typed);
        List<String> against = against(listing, letter);
        Map<String, String> errors = templateErrors(letter, typed.getOrDefault("name", ""));
        if (!errors.isEmpty() || !against.isEmpty()) {
            return page(listing, typed, errors, against, actor);
        }
        Channel channel = letter.email() ? Channel.EMAIL : Channel.SMS;
        String name = typed.getOrDefault("name", "").strip();
        return switch (templates.create(new Templates.Draft(name, channel, letter.subject(), letter.body()))) {
            case Templates.Saving.Saved saved -> {
                Toast.show(redirect, "Kept as a template.");
                yield new ModelAndView("redirect:/app/templates/" + saved.id());
            }
            case Templates.Saving.NameTaken(), Templates.Saving.Gone() ->
                page(listing, typed, Map.of("name", "you have a template of that name"), List.of(), actor);
        };
    }

    private Map<String, String> templateErrors(Letter letter, String name) {
        FieldErrors errors = new FieldErrors();
        errors.expect(!name.isBlank() && name.length() <= 120, "name", "expected 1 to 120 characters");
        errors.expect(!letter.body().isBlank(), "body", "expected the message");
        errors.expect(!letter.email() || !letter.subject().isBlank(), "subject", "expected a subject");
        templates.problems(letter.body()).stream().findFirst().ifPresent(problem -> errors.add("body", problem));
        templates.problems(letter.subject()).stream().findFirst().ifPresent(problem -> errors.add("subject", problem));
        return errors.ordered();
    }

    private List<String> against(Listing listing, Letter letter) {
        return texts.againstSending(listing, letter.subject() + "\n" + letter.body(), letter.email());
    }

    private static int days(String typed, Map<String, String> errors) {
        String plain = typed.strip();
        boolean fits = plain.matches("\\d{1,3}") && Integer.parseInt(plain) <= MOST_DAYS;
        if (!fits) {
            errors.put("days", "expected 0 to " + MOST_DAYS + " days");
        }
        return fits ? Integer.parseInt(plain) : 0;
    }

    /** Errors of the appended step under the names of this form's fields. */
    private static Map<String, String> byField(FieldErrors refused) {
        Map<String, String> errors = new LinkedHashMap<>();
        refused.ordered().forEach((field, message) -> errors.put(field.substring(field.lastIndexOf('.') + 1), message));
        return errors;
    }

    private ModelAndView page(
            Listing listing, Map<String, String> typed, Map<String, String> errors, List<String> against, Actor actor) {
        SendingPage page = new SendingPage(
                "/app/listings/" + listing.key() + "/sending",
                listing.title(),
                Letter.read(typed).email(),
                sequences.choices(),
                actor.may(Permission.TEMPLATES_WRITE),
                typed,
                errors,
                new ArrayList<>(against));
        ModelAndView view = new ModelAndView("followups/texts/sending", "page", page);
        view.setStatus(errors.isEmpty() && against.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private Listing listing(String key) {
        return ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
    }
}
