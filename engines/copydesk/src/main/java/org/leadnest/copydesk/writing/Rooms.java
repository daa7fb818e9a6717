package org.leadnest.copydesk.writing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.facts.Room;
import org.leadnest.copydesk.words.FreePhrase;
import org.leadnest.copydesk.words.Lexicon;
import org.leadnest.copydesk.words.NounPhrase;
import org.leadnest.copydesk.words.NumberWords;
import org.leadnest.copydesk.words.SpanishPhrase;

/** A room with its dimensions: "a family room of 18 by 14 feet". */
final class Rooms {
    private Rooms() {}

    /** The room, or null when it has no words in the language or would only repeat the counts. */
    static @Nullable Item item(Room room, Fact fact, Language language) {
        String key = Lexicon.key(room.type());
        boolean counted = key.matches("(bedroom|bathroom|bath|kitchen|full bath|half bath)( \\d+)?");
        BigDecimal length = room.length();
        BigDecimal width = room.width();
        boolean sized = length != null && width != null;
        if (counted) {
            return null;
        }
        NounPhrase name = name(room.type(), language);
        if (name == null) {
            return null;
        }
        String words = name.bare();
        if (length != null && width != null) {
            words += language == Language.EN ? " of " : " de ";
            words += NumberWords.digits(length)
                    + (language == Language.EN ? " by " : " por ")
                    + NumberWords.digits(width)
                    + (language == Language.EN ? " feet" : " pies");
        }
        return new Item(
                new NounPhrase(words, NounPhrase.Count.ONE, name.feminine(), language),
                List.of(fact),
                "room",
                sized ? 4 : 2);
    }

    private static @Nullable NounPhrase name(String type, Language language) {
        Lexicon.Entry entry = Lexicon.shared().find(type, "room");
        if (entry != null) {
            return entry.in(language);
        }
        NounPhrase english = FreePhrase.english(type);
        return language == Language.EN ? english : SpanishPhrase.of(english.bare());
    }
}
