package org.leadnest.followups.drafts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.ai.Assistant;
import org.leadnest.ai.Errand;
import org.leadnest.ai.Material;
import org.leadnest.billing.Entitlements;
import org.leadnest.privacy.choices.UserChoice;
import org.leadnest.privacy.choices.UserChoices;
import org.springframework.stereotype.Component;

/**
 * Writes with the model where one is set up, paid for and let by the user; else, and whenever the model has nothing that
 * holds, the text at hand stays. Whoever calls it has looked that the person's data may be used.
 */
@Component
class Pen {
    private final Assistant assistant;
    private final Entitlements entitlements;
    private final UserChoices choices;

    Pen(Assistant assistant, Entitlements entitlements, UserChoices choices) {
        this.assistant = assistant;
        this.entitlements = entitlements;
        this.choices = choices;
    }

    /**
     * @param by whose words they are and what to do with them, as a sentence
     * @param fellBack whether a model was asked in vain
     */
    record Written(List<String> parts, String by, boolean fellBack) {}

    /** The model that would write for the actor; empty where none does. */
    Optional<String> model(Actor actor) {
        return assistant
                .model()
                .filter(any -> choices.allows(actor.user(), UserChoice.OUTSIDE_AI))
                .filter(any -> entitlements.of(actor.account()).ai());
    }

    Written write(Errand errand, Material material, List<String> own, Actor actor) {
        if (model(actor).isEmpty()) {
            return new Written(own, "Written by LeadNest from what is kept here. Read it before you use it.", false);
        }
        return switch (assistant.ask(errand, material)) {
            case Assistant.Answer.Given(List<String> parts, String model) ->
                new Written(parts, "Written by the model " + model + ". Read it before you use it.", false);
            case Assistant.Answer.None(String reason) ->
                new Written(own, "The model was of no use (" + reason + "), so LeadNest wrote this.", true);
        };
    }

    /** What is known, for a prompt; what must not leave is hidden. */
    static Material material(Story story, Voice voice, boolean spanish) {
        Home home = story.home();
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "home", home.called());
        put(facts, "price", home.price());
        put(facts, "size", home.facts(spanish));
        if (home.listing() != null) {
            put(facts, "status", home.listing().status().reso());
        }
        put(facts, "stage", story.lead().stage().name());
        put(facts, "inquiries", story.inquiries() == 0 ? "" : Integer.toString(story.inquiries()));
        if (story.asked() != null) {
            put(facts, "lastInquiry", story.asked().inquiry().type().label());
        }
        if (story.ahead() != null) {
            put(facts, "nextShowing", StoryWords.moment(story.ahead().startsAt(), story.zone()));
        }
        if (story.shown() != null) {
            put(facts, "lastShowing", StoryWords.moment(story.shown().startsAt(), story.zone()));
        }
        return new Material(
                spanish ? "es" : "en",
                story.occasion().words(),
                facts,
                story.said().isEmpty() ? List.of() : List.of(story.said()),
                "",
                voice.words(),
                home.reso(),
                hidden(story));
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isBlank()) {
            facts.put(name, value);
        }
    }

    private static Map<String, String> hidden(Story story) {
        Map<String, String> hidden = new LinkedHashMap<>();
        put(hidden, "NAME", Optional.ofNullable(story.lead().firstName()).orElse(""));
        put(hidden, "SURNAME", Optional.ofNullable(story.lead().lastName()).orElse(""));
        String home = story.home().called();
        put(hidden, "HOME", home);
        String[] words = home.split("[ ,]+");
        put(hidden, "STREET", words.length < 3 ? "" : words[0] + " " + words[1]);
        return hidden;
    }
}
