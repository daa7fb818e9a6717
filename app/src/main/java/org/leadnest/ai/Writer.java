package org.leadnest.ai;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Outlet;
import org.springframework.stereotype.Service;

/**
 * Writes listing texts. The answer's {@code engine} says who did: {@code local}; {@code openai}, when every sentence is the
 * remote model's; {@code openai, local} when some of its sentences had to be replaced; {@code local (remote unavailable:
 * <reason>)} when nothing of it could be used. Thread-safe; slow with a remote model, so never called in a transaction.
 */
@Service
public class Writer {
    private static final String UNAVAILABLE = Description.LOCAL + " (remote unavailable: %s)";

    private final AccessSettings settings;
    private final ChatCompletions model;

    Writer(AccessSettings settings, ChatCompletions model) {
        this.settings = settings;
        this.model = model;
    }

    public Description describe(Facts facts, Brief brief) {
        return describe(facts, brief, List.of(), null);
    }

    /**
     * The text in the form of its outlet, by the model where there is one.
     *
     * @param houseRules the brokerage's lines, see {@link org.leadnest.copydesk.CheckOptions}
     * @param heard is told the model's text while it is written, unchecked, again and again from its beginning, where the
     *     service streams; null where nobody listens
     */
    public Description describe(Facts facts, Brief brief, List<String> houseRules, @Nullable Consumer<String> heard) {
        Description local = Copydesk.describe(facts, brief, houseRules);
        if (brief.outlet() == Outlet.ALT_TEXT) {
            return local; // it says what photos show, and a model of words sees none
        }
        return settings.access()
                .map(access -> remote(
                        new CheckedDraft(facts, brief, local, houseRules),
                        local,
                        new Conversation(model, access, facts, brief, heard)))
                .orElse(local);
    }

    /** Whether a model is asked at all. */
    public boolean asksModel() {
        return settings.access().isPresent();
    }

    /** By the local engine alone, for whoever wants no outside AI. */
    public Description describeHere(Facts facts, Brief brief, List<String> houseRules) {
        return Copydesk.describe(facts, brief, houseRules);
    }

    private static Description remote(CheckedDraft draft, Description local, Conversation conversation) {
        try {
            return draft.written(conversation).orElseGet(() -> fallback(local, "it wrote nothing that holds"));
        } catch (Unavailable failed) {
            return fallback(local, failed.reason());
        }
    }

    private static Description fallback(Description local, String reason) {
        return new Description(local.text(), local.sentences(), local.findings(), UNAVAILABLE.formatted(reason));
    }
}
