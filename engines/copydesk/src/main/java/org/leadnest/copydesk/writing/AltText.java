package org.leadnest.copydesk.writing;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Sentence;
import org.leadnest.copydesk.facts.Photo;
import org.leadnest.copydesk.words.FreePhrase;
import org.leadnest.copydesk.words.Lexicon;
import org.leadnest.copydesk.words.NounPhrase;
import org.leadnest.copydesk.words.SpanishPhrase;

/**
 * Alternative text: one line a photo, in their order, of what the media record says that the photo shows; without media
 * one line for the listing. Nothing is guessed about what can be seen.
 */
final class AltText {
    private final Facts facts;
    private final Language language;

    private final int most;

    /** @param most characters of one line */
    AltText(Facts facts, Language language, int most) {
        this.most = most;
        this.facts = facts;
        this.language = language;
    }

    void fill(Assembly text, Supplier<@Nullable Line> whole) {
        List<Fact> photos = facts.all().stream()
                .filter(fact -> fact.kind() == FactKind.PHOTO)
                .sorted(Comparator.comparingInt(fact -> ((Photo) fact.value()).order()))
                .toList();
        for (Fact fact : photos) {
            String words = words((Photo) fact.value());
            if (!words.isEmpty()) {
                text.add("\n", new Sentence(words, List.of(fact.evidence())));
            }
        }
        if (text.sentences().isEmpty()) {
            Line line = whole.get();
            if (line != null) {
                text.add("\n", line.sentence());
            }
        }
    }

    private String words(Photo photo) {
        if (!photo.description().isEmpty() && language == Language.EN) {
            String told = Finish.sentence(photo.description().replaceAll("[.!]+$", ""));
            if (told.length() <= most) {
                return told;
            }
        }
        if (photo.imageOf().isEmpty()) {
            return "";
        }
        NounPhrase shown = shown(photo.imageOf());
        String named = shown == null
                ? ""
                : Finish.sentence((language == Language.EN ? "Photo of " : "Foto de ") + shown.definite());
        return named.length() <= most ? named : "";
    }

    private @Nullable NounPhrase shown(String imageOf) {
        String key = Lexicon.key(imageOf);
        if (key.equals("front of structure")) {
            return language == Language.EN
                    ? NounPhrase.one("front of the building", language, false)
                    : NounPhrase.one("fachada", language, true);
        }
        NounPhrase english = FreePhrase.english(imageOf);
        NounPhrase spoken = language == Language.EN ? english : SpanishPhrase.of(english.bare());
        if (language == Language.ES && spoken != null) {
            return spoken;
        }
        Lexicon.Entry entry = Lexicon.shared().find(imageOf, "room");
        if (entry != null && entry.english().bare().equalsIgnoreCase(imageOf)) {
            return entry.in(language);
        }
        return spoken;
    }
}
