package org.leadnest.followups.drafts;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.ai.Intents;
import org.leadnest.leads.AccountZone;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.inbox.ReplyAdviser;
import org.leadnest.privacy.Restrictions;
import org.springframework.stereotype.Component;

/**
 * Answers to begin with, in the language of the message: from what it wants, and from what is known about the home that the
 * lead asked for last. Written here; nothing is sent to a model or to anybody.
 */
@Component
class ReplySuggestions implements ReplyAdviser {
    private final StoryReader stories;
    private final Voices voices;
    private final Restrictions restrictions;
    private final AccountZone zones;
    private final InstantSource clock;

    ReplySuggestions(
            StoryReader stories, Voices voices, Restrictions restrictions, AccountZone zones, InstantSource clock) {
        this.stories = stories;
        this.voices = voices;
        this.restrictions = restrictions;
        this.zones = zones;
        this.clock = clock;
    }

    @Override
    public Optional<Advice> advice(AddressBook.Entry person, String said, Actor actor) {
        return restrictions.holds(person.person())
                ? Optional.empty()
                : Intents.of(said).map(reading -> {
                    boolean spanish = StoryReader.isSpanish(said);
                    Voice voice = voices.of(actor);
                    Home home = stories.home(person.person());
                    List<String> replies =
                            new ReplyWords(home, clock.instant(), zones.current(), spanish).replies(reading.intent());
                    return new Advice(
                            reading.intent().words(),
                            replies.stream()
                                    .map(reply -> greeted(voice, StoryReader.first(person.name()), spanish)
                                            + voice.spoken(reply, spanish)
                                            + "\n\n"
                                            + voice.signed(StoryReader.first(actor.name()), spanish))
                                    .toList());
                });
    }

    private static String greeted(Voice voice, String name, boolean spanish) {
        String hello = spanish ? voice.saludo() : voice.greeting();
        return (name.isEmpty() ? hello : hello + " " + name) + (spanish ? ": " : ", ");
    }
}
