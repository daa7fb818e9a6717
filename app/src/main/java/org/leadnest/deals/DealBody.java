package org.leadnest.deals;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of POST and PATCH. Each setter is called for a field that was sent, also as null: a field that was not sent
 * stays as it is.
 */
final class DealBody {
    /** No amount or percentage has more digits; more would only make its text long. */
    private static final int MAX_DIGITS = 40;

    private final DealInput input = new DealInput();

    DealInput input() {
        return input;
    }

    public void setName(@Nullable String name) {
        input.put("name", name);
    }

    public void setValue(@Nullable BigDecimal value) {
        input.put("value", plain(value));
    }

    /** Name or id; without it a new deal goes into the default one, another stays in its own. */
    public void setPipeline(@Nullable String pipeline) {
        input.put("pipeline", pipeline);
    }

    public void setStage(@Nullable String stage) {
        input.put("stage", stage);
    }

    public void setLeadId(@Nullable UUID leadId) {
        input.put("leadId", leadId == null ? null : leadId.toString());
    }

    /** A member of the account; without it a new deal is its lead's agent's, else the caller's. */
    public void setOwnerId(@Nullable UUID ownerId) {
        input.put("ownerId", ownerId == null ? null : ownerId.toString());
    }

    public void setListingKey(@Nullable String listingKey) {
        input.put("listingKey", listingKey);
    }

    public void setExpectedClose(@Nullable LocalDate expectedClose) {
        input.put("expectedClose", expectedClose == null ? null : expectedClose.toString());
    }

    public void setCommissionPercent(@Nullable BigDecimal commissionPercent) {
        input.put("commissionPercent", plain(commissionPercent));
    }

    public void setCommissionFlat(@Nullable BigDecimal commissionFlat) {
        input.put("commissionFlat", plain(commissionFlat));
    }

    public void setLostReason(@Nullable String lostReason) {
        input.put("lostReason", lostReason);
    }

    public void setProbability(@Nullable Integer probability) {
        input.put("probability", probability == null ? null : probability.toString());
    }

    public void setReferralPercent(@Nullable BigDecimal referralPercent) {
        input.put("referralPercent", plain(referralPercent));
    }

    public void setReferralFlat(@Nullable BigDecimal referralFlat) {
        input.put("referralFlat", plain(referralFlat));
    }

    public void setReferralTo(@Nullable String referralTo) {
        input.put("referralTo", referralTo);
    }

    public void setRemindDaysBefore(@Nullable Integer remindDaysBefore) {
        input.put("remindDaysBefore", remindDaysBefore == null ? null : remindDaysBefore.toString());
    }

    /** A date that is not sent stays; null takes it away; null for all of them takes all away. */
    public void setKeyDates(@Nullable KeyDates keyDates) {
        if (keyDates == null) {
            for (KeyDate kind : KeyDate.values()) {
                input.put(kind.key(), null);
            }
        } else {
            keyDates.given.forEach((kind, day) ->
                    input.put(kind.key(), day.map(LocalDate::toString).orElse(null)));
        }
    }

    public void setSplits(@Nullable List<SplitBody> splits) {
        input.terms()
                .splits(
                        splits == null
                                ? List.of()
                                : splits.stream().map(SplitBody::row).toList());
    }

    public void setParties(@Nullable List<PartyBody> parties) {
        input.terms()
                .parties(
                        parties == null
                                ? List.of()
                                : parties.stream().map(PartyBody::row).toList());
    }

    /** The dates that were sent. */
    @Schema(name = "DealKeyDatesInput")
    static final class KeyDates {
        private final Map<KeyDate, Optional<LocalDate>> given = new EnumMap<>(KeyDate.class);

        public void setInspection(@Nullable LocalDate day) {
            given.put(KeyDate.INSPECTION, Optional.ofNullable(day));
        }

        public void setFinancing(@Nullable LocalDate day) {
            given.put(KeyDate.FINANCING, Optional.ofNullable(day));
        }

        public void setAppraisal(@Nullable LocalDate day) {
            given.put(KeyDate.APPRAISAL, Optional.ofNullable(day));
        }

        public void setClosing(@Nullable LocalDate day) {
            given.put(KeyDate.CLOSING, Optional.ofNullable(day));
        }
    }

    /** @param kind AGENT, TEAM or BROKERAGE @param percent or {@code flat}, not both */
    @Schema(name = "DealSplitInput")
    record SplitBody(
            @Nullable String kind,
            @Nullable UUID userId,
            @Nullable String name,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal flat) {
        TermsInput.SplitRow row() {
            return new TermsInput.SplitRow(
                    kind, userId == null ? null : userId.toString(), name, plain(percent), plain(flat));
        }
    }

    /** @param role such as BUYER or LENDER */
    @Schema(name = "DealPartyInput")
    record PartyBody(
            @Nullable String role,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable UUID leadId) {
        TermsInput.PartyRow row() {
            return new TermsInput.PartyRow(role, name, email, phone, leadId == null ? null : leadId.toString());
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        boolean huge = Math.abs((long) number.scale()) + number.precision() > MAX_DIGITS;
        return huge ? number.toString() : trimmed(number).toPlainString();
    }

    /** 450000.000 is as exact as 450000.00. */
    private static BigDecimal trimmed(BigDecimal number) {
        return number.scale() > 2 ? number.stripTrailingZeros() : number;
    }
}
