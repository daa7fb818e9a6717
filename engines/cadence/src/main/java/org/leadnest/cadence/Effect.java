package org.leadnest.cadence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the caller has to carry out after an advance, in order. */
public sealed interface Effect {

    /** @param notAfter when the message has lost its point, absent when never */
    record SendEmail(Step step, @Nullable Instant notAfter) implements Effect {}

    /** @param notAfter when the message has lost its point, absent when never */
    record SendSms(Step step, @Nullable Instant notAfter) implements Effect {}

    record CreateTask(Step step) implements Effect {}

    record CallWebhook(Step step) implements Effect {}

    /** Ask a person; may come again for the same step after a hold. */
    record AskFirst(Step step, @Nullable Instant notAfter) implements Effect {}

    /** The step did not act. */
    record Skip(Step step, SkipReason reason) implements Effect {}

    /** The last step is done. */
    record Complete() implements Effect {}

    /** The enrollment ended early. */
    record Exit(ExitReason reason) implements Effect {}

    enum SkipReason {
        EXPIRED,
        DECLINED
    }
}
