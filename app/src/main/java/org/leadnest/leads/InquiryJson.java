package org.leadnest.leads;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry as the API answers it.
 *
 * @param live whether it triggered anything; one that was older than a day when it arrived is history
 * @param contactedAt when a person of the account first answered
 */
@Schema(name = "Inquiry")
record InquiryJson(
        UUID id,
        UUID leadId,
        String type,
        @Nullable String source,
        @Nullable String message,
        @Nullable HomeJson property,
        @Nullable String language,
        Instant occurredAt,
        Instant receivedAt,
        boolean live,
        @Nullable Instant contactedAt) {

    /** @param address street and number @param price in US dollars */
    @Schema(name = "InquiryHome")
    record HomeJson(
            @Nullable UUID listingId,
            @Nullable String address,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable BigDecimal price,
            @Nullable String mlsNumber,
            @Nullable String url) {}

    /** @param created whether the lead was not there before */
    @Schema(name = "InquiryFiled")
    record FiledJson(UUID id, boolean created, boolean live, LeadJson lead) {}

    static FiledJson of(Filed filed) {
        return new FiledJson(filed.inquiry(), filed.fresh(), filed.live(), LeadJson.of(filed.lead()));
    }

    static InquiryJson of(FiledInquiry filed) {
        Inquiry inquiry = filed.inquiry();
        Inquiry.Home home = inquiry.home();
        return new InquiryJson(
                filed.id(),
                filed.lead().value(),
                inquiry.type().label(),
                filed.source(),
                inquiry.message(),
                home == null
                        ? null
                        : new HomeJson(
                                home.listing(),
                                home.address(),
                                home.city(),
                                home.state(),
                                home.postalCode(),
                                home.price(),
                                home.mlsNumber(),
                                home.url()),
                inquiry.language(),
                inquiry.occurredAt(),
                filed.receivedAt(),
                filed.live(),
                filed.contactedAt());
    }
}
