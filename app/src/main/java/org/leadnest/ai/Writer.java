package org.leadnest.ai;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Facts;
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
        return describe(facts, brief, null);
    }

    /**
     * @param heard is told the model's text while it is written, unchecked, again and again from its beginning, where the
     *     service streams; null where nobody listens
     */
    public Description describe(Facts facts, Brief brief, @Nullable Consumer<String> heard) {
        Description local = Copydesk.describe(facts, brief);
        return settings.access()
                .map(access -> remote(facts, brief, local, access, heard))
                .orElse(local);
    }

    /** Whether a model is asked at all. */
    public boolean asksModel() {
        return settings.access().isPresent();
    }

    /** By the local engine alone, for whoever wants no outside AI. */
    public Description describeHere(Facts facts, Brief brief) {
        return Copydesk.describe(facts, brief);
    }

    private Description remote(
            Facts facts, Brief brief, Description local, ModelAccess access, @Nullable Consumer<String> heard) {
        try {
            return new CheckedDraft(facts, brief, local)
                    .written(new Conversation(model, access, facts, brief, heard))
                    .orElseGet(() -> fallback(local, "it wrote nothing that holds"));
        } catch (Unavailable failed) {
            return fallback(local, failed.reason());
        }
    }

    private static Description fallback(Description local, String reason) {
        return new Description(local.text(), local.sentences(), local.findings(), UNAVAILABLE.formatted(reason));
    }
}
