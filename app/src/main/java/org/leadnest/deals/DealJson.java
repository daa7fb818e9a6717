package org.leadnest.deals;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A deal as the API answers it. Amounts are dollars, exact to the cent. */
record DealJson(
        UUID id,
        String name,
        BigDecimal value,
        String pipeline,
        String stage,
        Outcome outcome,
        @Nullable UUID leadId,
        @Nullable String listingKey,
        @Nullable LocalDate expectedClose,
        @Nullable BigDecimal commissionPercent,
        @Nullable BigDecimal commissionFlat,
        @Nullable BigDecimal gci,
        @Nullable BigDecimal referralPercent,
        @Nullable BigDecimal referralFlat,
        @Nullable String referralTo,
        @Nullable BigDecimal referralFee,
        List<SplitJson> splits,
        @Nullable BigDecimal agentNet,
        @Nullable BigDecimal teamNet,
        @Nullable BigDecimal brokerageNet,
        int probability,
        KeyDatesJson keyDates,
        int remindDaysBefore,
        List<PartyJson> parties,
        @Nullable String lostReason,
        @Nullable UUID ownerId,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant closedAt) {

    /** @param amount what the share comes to; null without a commission */
    @Schema(name = "DealSplit")
    record SplitJson(
            Split.Kind kind,
            @Nullable UUID userId,
            String name,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal flat,
            @Nullable BigDecimal amount) {}

    @Schema(name = "DealKeyDates")
    record KeyDatesJson(
            @Nullable LocalDate inspection,
            @Nullable LocalDate financing,
            @Nullable LocalDate appraisal,
            @Nullable LocalDate closing) {}

    @Schema(name = "DealParty")
    record PartyJson(
            Party.Role role,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable UUID leadId) {
        static PartyJson of(Party party) {
            return new PartyJson(party.role(), party.name(), party.email(), party.phone(), party.lead());
        }
    }

    static DealJson of(Deal deal) {
        Terms terms = deal.terms();
        Referral referral = terms.referral();
        Division division = deal.division().orElse(null);
        return new DealJson(
                deal.id().value(),
                deal.name(),
                deal.value().dollars(),
                deal.stage().pipeline(),
                deal.stage().name(),
                deal.stage().outcome(),
                deal.leadId(),
                deal.listingKey(),
                deal.expectedClose(),
                percent(deal.commission()),
                flat(deal.commission()),
                deal.gci() == null ? null : deal.gci().dollars(),
                referral == null ? null : percent(referral.fee()),
                referral == null ? null : flat(referral.fee()),
                referral == null ? null : referral.to(),
                division == null ? null : division.referralFee().dollars(),
                splits(terms.splits(), division),
                net(division, Split.Kind.AGENT),
                net(division, Split.Kind.TEAM),
                net(division, Split.Kind.BROKERAGE),
                deal.probability(),
                new KeyDatesJson(
                        terms.dates().get(KeyDate.INSPECTION),
                        terms.dates().get(KeyDate.FINANCING),
                        terms.dates().get(KeyDate.APPRAISAL),
                        terms.dates().get(KeyDate.CLOSING)),
                terms.remindDays(),
                terms.parties().stream().map(PartyJson::of).toList(),
                deal.lostReason(),
                deal.ownerId(),
                deal.createdAt(),
                deal.updatedAt(),
                deal.closedAt());
    }

    private static List<SplitJson> splits(List<Split> splits, @Nullable Division division) {
        return IntStream.range(0, splits.size())
                .mapToObj(i -> {
                    Split split = splits.get(i);
                    return new SplitJson(
                            split.kind(),
                            split.user(),
                            split.name(),
                            percent(split.share()),
                            flat(split.share()),
                            division == null ? null : division.shares().get(i).dollars());
                })
                .toList();
    }

    private static @Nullable BigDecimal net(@Nullable Division division, Split.Kind kind) {
        return division == null ? null : division.net(kind).dollars();
    }

    /** 10 as 10, not as 1E+1. */
    static @Nullable BigDecimal percent(@Nullable Commission commission) {
        if (commission instanceof Commission.Percent percent) {
            BigDecimal number = percent.percent();
            return number.scale() < 0 ? number.setScale(0) : number;
        }
        return null;
    }

    static @Nullable BigDecimal flat(@Nullable Commission commission) {
        return commission instanceof Commission.Flat flat ? flat.amount().dollars() : null;
    }
}
