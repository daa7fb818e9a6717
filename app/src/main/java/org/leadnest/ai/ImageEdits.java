package org.leadnest.ai;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;

/**
 * Has a picture changed by an image model, when the installation or the account names one: else nothing is offered. A call
 * keeps to the account's budget, waits no longer than told, is made once more after a fault that passes, and is written down
 * without the picture. Whoever gets the answer has to judge it: it is a stranger's file. Slow, so never called in a
 * transaction. Thread-safe.
 */
@Service
public class ImageEdits {
    /** What a picture counts as at least: services that charge by the picture tell no tokens. */
    public static final long LEAST_CREDITS = 5;

    private final AccessSettings settings;
    private final ImageCalls calls;
    private final CallLedger ledger;
    private final AiProperties properties;

    ImageEdits(AccessSettings settings, ImageCalls calls, CallLedger ledger, AiProperties properties) {
        this.settings = settings;
        this.calls = calls;
        this.ledger = ledger;
        this.properties = properties;
    }

    /**
     * What may be asked now.
     *
     * @param host of the service that gets the picture
     * @param left credits of this month; empty without limit
     */
    public record Offer(String model, String host, OptionalLong left) {}

    /** What came of a call. */
    public sealed interface Edited {
        /** @param bytes a file that nobody has opened */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Picture(byte[] bytes, String model) implements Edited {}

        /** @param reason in the middle of a sentence */
        record Failed(String reason) implements Edited {}
    }

    public Optional<Offer> offer() {
        return settings.access().filter(access -> access.imageModel() != null).map(access -> {
            OptionalLong most = settings.kept().monthlyCredits();
            OptionalLong left = most.isEmpty() ? most : OptionalLong.of(Math.max(0, most.getAsLong() - ledger.used()));
            return new Offer(
                    String.valueOf(access.imageModel()),
                    URI.create(access.baseUrl()).getHost(),
                    left);
        });
    }

    /**
     * @param prompt name of the words that the model is told, such as {@code photos/declutter-1}
     * @param jpeg what it is to change
     */
    public Edited edit(String prompt, byte[] jpeg) {
        Optional<ModelAccess> access = settings.access().filter(one -> one.imageModel() != null);
        Optional<String> refusal = ledger.refusal();
        if (access.isEmpty() || refusal.isPresent()) {
            return new Edited.Failed(refusal.orElse("no image model is set up"));
        }
        String model = String.valueOf(access.get().imageModel());
        long deadline = System.nanoTime() + properties.imageTimeout().toNanos();
        try {
            return new Edited.Picture(once(access.get(), model, prompt, jpeg, deadline), model);
        } catch (Unavailable failed) {
            if (!failed.worthAnother()) {
                return new Edited.Failed(failed.reason());
            }
        }
        try {
            return new Edited.Picture(once(access.get(), model, prompt, jpeg, deadline), model);
        } catch (Unavailable again) {
            return new Edited.Failed(again.reason());
        }
    }

    private byte[] once(ModelAccess access, String model, String prompt, byte[] jpeg, long deadline)
            throws Unavailable {
        Instant at = ledger.now();
        long began = System.nanoTime();
        String words = Prompt.words(prompt);
        Duration patience = properties.imageTimeout();
        try {
            ImageCalls.Answer answer =
                    Patience.within(deadline, patience, () -> calls.edit(access, model, words, jpeg, patience));
            long credits = Math.max(LEAST_CREDITS, CallLedger.credits(answer.tokensIn() + answer.tokensOut()));
            record(access, model, prompt, ChatCompletions.ANSWERED, answer, credits, began, at);
            return answer.picture();
        } catch (Unavailable failed) {
            record(access, model, prompt, failed.reason(), new ImageCalls.Answer(new byte[0], 0, 0), 0, began, at);
            throw failed;
        }
    }

    private void record(
            ModelAccess access,
            String model,
            String prompt,
            String outcome,
            ImageCalls.Answer answer,
            long credits,
            long began,
            Instant at) {
        ledger.add(new CallLedger.Entry(
                prompt,
                model,
                access.own(),
                outcome,
                answer.tokensIn(),
                answer.tokensOut(),
                credits,
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                at));
    }
}
