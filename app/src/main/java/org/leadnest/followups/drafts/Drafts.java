package org.leadnest.followups.drafts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.ai.Errand;
import org.leadnest.ai.Intent;
import org.leadnest.ai.Material;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.inbox.DraftDesk;
import org.leadnest.privacy.Restrictions;
import org.springframework.stereotype.Component;

/** What the composer of the inbox can have drawn up. */
@Component
class Drafts implements DraftDesk {
    private static final String FOLLOW_UP = "follow-up";
    private static final String SPANISH = "follow-up-es";
    private static final String ENGLISH = "follow-up-en";
    private static final String REPLY = "reply";
    private static final String SUBJECTS = "subjects";
    private static final String TO_SPANISH = "translate-es";
    private static final String TO_ENGLISH = "translate-en";

    private final StoryReader stories;
    private final Voices voices;
    private final Pen pen;
    private final Restrictions restrictions;

    Drafts(StoryReader stories, Voices voices, Pen pen, Restrictions restrictions) {
        this.stories = stories;
        this.voices = voices;
        this.pen = pen;
        this.restrictions = restrictions;
    }

    @Override
    public List<Offer> offers(AddressBook.Entry person, Actor actor) {
        if (restrictions.holds(person.person())) {
            return List.of();
        }
        boolean modelled = pen.model(actor).isPresent();
        return stories.of(person.person()).map(story -> offers(story, modelled)).orElse(List.of());
    }

    private static List<Offer> offers(Story story, boolean modelled) {
        List<Offer> offers = new ArrayList<>();
        offers.add(new Offer(FOLLOW_UP, "Draft a follow-up"));
        offers.add(
                story.spanish()
                        ? new Offer(ENGLISH, "Draft it in English")
                        : new Offer(SPANISH, "Draft it in Spanish"));
        if (modelled && story.unanswered()) {
            offers.add(new Offer(REPLY, "Have the model answer"));
        }
        offers.add(new Offer(SUBJECTS, "Subject lines"));
        if (modelled) {
            offers.add(new Offer(TO_SPANISH, "Put into Spanish"));
            offers.add(new Offer(TO_ENGLISH, "Put into English"));
        }
        return offers;
    }

    @Override
    public Optional<Draft> draft(AddressBook.Entry person, String offer, Typed typed, Actor actor) {
        if (restrictions.holds(person.person())) {
            return Optional.of(same(typed, "This person's data is restricted, so nothing is drawn up from it."));
        }
        return stories.of(person.person()).flatMap(story -> draft(story, offer, typed, actor));
    }

    private Optional<Draft> draft(Story story, String offer, Typed typed, Actor actor) {
        return switch (offer) {
            case FOLLOW_UP -> Optional.of(followUp(story, story.spanish(), typed, actor, Errand.FOLLOW_UP));
            case SPANISH -> Optional.of(followUp(story, true, typed, actor, Errand.FOLLOW_UP));
            case ENGLISH -> Optional.of(followUp(story, false, typed, actor, Errand.FOLLOW_UP));
            case REPLY -> Optional.of(followUp(story, story.spanish(), typed, actor, Errand.REPLY));
            case SUBJECTS -> Optional.of(subjects(story, typed, actor));
            case TO_SPANISH -> Optional.of(translation(story, "es", typed, actor));
            case TO_ENGLISH -> Optional.of(translation(story, "en", typed, actor));
            default -> Optional.empty();
        };
    }

    private Draft followUp(Story story, boolean spanish, Typed typed, Actor actor, Errand errand) {
        boolean stop = story.unanswered()
                && story.reading()
                        .filter(reading -> reading.intent() == Intent.STOP)
                        .isPresent();
        if (stop) {
            return same(typed, "Their last message asks for no more messages, so nothing is drafted.");
        }
        Voice voice = voices.of(actor);
        FollowUpWords words = new FollowUpWords(story, voice, spanish);
        Pen.Written written = pen.write(errand, Pen.material(story, voice, spanish), words.paragraphs(), actor);
        String letter = voice.letter(story.first(), written.parts(), spanish, StoryReader.first(actor.name()));
        String text = typed.text().isBlank() ? letter : typed.text().stripTrailing() + "\n\n" + letter;
        boolean needsSubject = typed.subject().isBlank() && !typed.channel().equals(Channel.SMS.name());
        return new Draft(
                needsSubject ? words.subjects().getFirst() : typed.subject(),
                text,
                List.of(),
                "Why now: " + story.occasion().words() + ". " + written.by(),
                written.fellBack() ? "warn" : "info");
    }

    private Draft subjects(Story story, Typed typed, Actor actor) {
        boolean spanish = typed.text().isBlank() ? story.spanish() : StoryReader.isSpanish(typed.text());
        Voice voice = voices.of(actor);
        Material material = Pen.material(story, voice, spanish).about(typed.text());
        Pen.Written written =
                pen.write(Errand.SUBJECTS, material, new FollowUpWords(story, voice, spanish).subjects(), actor);
        return new Draft(
                typed.subject(),
                typed.text(),
                written.parts(),
                "Choose one. " + written.by(),
                written.fellBack() ? "warn" : "info");
    }

    private Draft translation(Story story, String language, Typed typed, Actor actor) {
        if (typed.text().isBlank()) {
            return same(typed, "Write or draft a message first.");
        }
        if (pen.model(actor).isEmpty()) {
            return same(typed, "Translating needs a model, and none is set up.");
        }
        Material material = Pen.material(story, Voice.USUAL, language.equals("es"))
                .in(language)
                .about(typed.text());
        Pen.Written written = pen.write(Errand.TRANSLATION, material, List.of(), actor);
        return written.fellBack()
                ? same(typed, "The model gave no translation that keeps every number and name; your text stays.")
                : new Draft(
                        typed.subject(),
                        String.join("\n\n", written.parts()),
                        List.of(),
                        "Translated. " + written.by(),
                        "info");
    }

    private static Draft same(Typed typed, String note) {
        return new Draft(typed.subject(), typed.text(), List.of(), note, "warn");
    }
}
