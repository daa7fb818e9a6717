package org.leadnest.deals;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Author;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.NewLead;
import org.leadnest.listings.InquiryDesk;
import org.leadnest.listings.Listing;
import org.springframework.stereotype.Component;

/** Questions from property pages become inquiries of leads; this module knows both sides. */
@Component
class ListingInquiryDesk implements InquiryDesk {
    private static final String SOURCE = "Property page";

    private final Inquiries inquiries;
    private final InstantSource clock;

    ListingInquiryDesk(Inquiries inquiries, InstantSource clock) {
        this.inquiries = inquiries;
        this.clock = clock;
    }

    @Override
    public void take(Question question) {
        String name = question.name().strip();
        int blank = name.lastIndexOf(' ');
        NewLead person = NewLead.named(
                        blank < 0 ? name : name.substring(0, blank), blank < 0 ? null : name.substring(blank + 1))
                .reachedBy(parsed(question.email(), EmailAddress::parse), parsed(question.phone(), PhoneNumber::parse))
                .from(SOURCE)
                .asking(new Inquiry(
                        Inquiry.Type.PROPERTY_INQUIRY,
                        question.message().isBlank() ? null : question.message().strip(),
                        home(question.listing()),
                        null,
                        clock.instant()));
        inquiries.file(person, Author.system(SOURCE));
    }

    private static Inquiry.Home home(Listing listing) {
        return new Inquiry.Home(
                listing.key().value(),
                listing.title(),
                said(listing, "City"),
                said(listing, "StateOrProvince"),
                said(listing, "PostalCode"),
                listing.number("ListPrice")
                        .map(price -> price.max(BigDecimal.ZERO))
                        .orElse(null),
                said(listing, "ListingId"),
                null);
    }

    private static @Nullable String said(Listing listing, String field) {
        String text = listing.text(field);
        return text.isBlank() ? null : text;
    }

    private static <T> List<T> parsed(@Nullable String text, java.util.function.Function<String, Optional<T>> parse) {
        return text == null ? List.of() : parse.apply(text).stream().toList();
    }
}
