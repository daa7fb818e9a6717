package org.leadnest.listings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a text as the API answers it.
 *
 * @param engine who wrote it; null for what a person published
 * @param published whether it was published as the public remarks
 */
@Schema(name = "ListingText")
record TextJson(
        UUID id,
        String outlet,
        String tone,
        String language,
        int limit,
        long seed,
        String text,
        List<DescriptionAnswer.Said> sentences,
        @Nullable String engine,
        boolean published,
        Instant at) {

    static TextJson of(ListingText text) {
        return new TextJson(
                text.id(),
                text.brief().outlet().name(),
                text.brief().tone().word(),
                text.brief().language().code(),
                text.brief().limit(),
                text.brief().seed(),
                text.body(),
                text.sentences().stream()
                        .map(one -> new DescriptionAnswer.Said(one.text(), one.facts(), one.engine()))
                        .toList(),
                text.published() ? null : text.engine(),
                text.published(),
                text.madeAt());
    }

    /** @param changes since the version before it; empty for the first */
    @Schema(name = "ListingTextWhole")
    record Whole(@JsonUnwrapped TextJson version, List<DescriptionAnswer.Found> findings, List<Change> changes) {}

    /** @param kind {@code same}, {@code gone} or {@code came} */
    @Schema(name = "ListingTextChange")
    record Change(String kind, String text) {
        static Change of(WordDiff.Part part) {
            return new Change(part.kind().name().toLowerCase(Locale.ROOT), part.text());
        }
    }

    /**
     * @param shown whether visitors read them
     * @param findings what stops them
     * @param override who answers for that; null when nobody does
     */
    @Schema(name = "ListingRemarks")
    record Remarks(
            String text,
            boolean shown,
            List<DescriptionAnswer.Found> findings,
            @Nullable Override override) {
        static Remarks of(String text, RemarksGate.Standing standing) {
            return new Remarks(
                    text,
                    standing.shown() && !text.isBlank(),
                    standing.against().stream().map(DescriptionAnswer.Found::of).toList(),
                    standing.answer()
                            .map(kept -> new Override(kept.name(), kept.reason(), kept.at()))
                            .orElse(null));
        }
    }

    @Schema(name = "ListingRemarksOverride")
    record Override(String name, String reason, Instant at) {}
}
