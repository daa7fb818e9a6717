package org.leadnest.listings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.RemarksCaps;
import org.leadnest.copydesk.Severity;
import org.leadnest.kernel.UserId;
import org.springframework.stereotype.Component;

/**
 * What may be a listing's public remarks. Every way to them leads through here: the form, the panel, the API, files, the
 * writer over all listings, an older version. Nothing of it is the caller's to choose: the rules are those for remarks,
 * the cap is the one of the listing's MLS, the language is the text's own.
 */
@Component
class RemarksGate {
    static final String REMARKS = "PublicRemarks";
    static final String MLS = "OriginatingSystemName";

    private static final String STREET = "mls.address";

    private final OverrideStore overrides;
    private final ListingFacts facts;
    private final HouseRules house;

    RemarksGate(OverrideStore overrides, ListingFacts facts, HouseRules house) {
        this.overrides = overrides;
        this.facts = facts;
        this.house = house;
    }

    /** How many characters the MLS of a listing takes. */
    static int cap(Map<String, ?> reso) {
        return RemarksCaps.of(Objects.toString(reso.get(MLS), ""));
    }

    /**
     * What somebody has to answer for before the remarks in {@code reso} are public: rules that they break, each claim
     * without a fact however mild, phrases that the brokerage bans, a street that the seller keeps off the internet.
     *
     * @param listing as it is kept; null for one that is being entered
     * @param reso its fields as they would be, with the remarks
     */
    List<Finding> against(@Nullable Listing listing, Map<String, Object> reso) {
        String text = Objects.toString(reso.get(REMARKS), "");
        if (text.isBlank()) {
            return List.of();
        }
        String state = Objects.toString(reso.get("StateOrProvince"), "");
        CheckOptions options = new CheckOptions(cap(reso), Outlet.MLS, Language.EN, state, house.lines());
        List<Finding> against = new ArrayList<>(Copydesk.unresolved(text, facts.of(listing, reso), options));
        street(text, reso).ifPresent(against::add);
        return List.copyOf(against);
    }

    private static Optional<Finding> street(String text, Map<String, Object> reso) {
        String street = Objects.toString(reso.get("UnparsedAddress"), "")
                .split(",", 2)[0]
                .strip();
        boolean kept = Boolean.FALSE.equals(reso.get("InternetAddressDisplayYN"));
        int at = street.length() < 4 || !kept
                ? -1
                : text.toLowerCase(Locale.ROOT).indexOf(street.toLowerCase(Locale.ROOT));
        return at < 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        STREET,
                        Severity.BLOCK,
                        at,
                        at + street.length(),
                        text.substring(at, at + street.length()),
                        "The seller keeps the address off the internet",
                        "",
                        "RESO InternetAddressDisplayYN"));
    }

    /** Keeps who answers for what is said against these remarks. */
    void keepAnswer(
            ListingKey key,
            String remarks,
            List<Finding> against,
            Descriptions.Override override,
            UserId by,
            Instant now) {
        overrides.keep(key, remarks, against, override, by, now);
    }

    /**
     * The listing as visitors may read it: without remarks when something stops these now that nobody has answered for, as
     * when the facts have changed under them.
     */
    Listing shown(Listing listing) {
        return standing(listing).shown() ? listing : listing.without(REMARKS);
    }

    /**
     * How the remarks of a listing stand now.
     *
     * @param shown whether visitors read them; true as well when there are none
     * @param against what stops them
     * @param answer who answered for these words, whether or not for all that is said against them now
     */
    record Standing(boolean shown, List<Finding> against, Optional<OverrideStore.Kept> answer) {}

    /** Who answered for which remarks of a listing, now or before. */
    Map<String, OverrideStore.Kept> answers(ListingKey key) {
        return overrides.all(key);
    }

    Standing standing(Listing listing) {
        List<Finding> against = against(listing, listing.reso());
        Optional<OverrideStore.Kept> answer =
                against.isEmpty() ? Optional.empty() : overrides.find(listing.key(), listing.text(REMARKS));
        boolean answered = answer.filter(kept -> against.stream()
                        .map(finding -> OverrideStore.mark(finding.rule(), finding.excerpt()))
                        .allMatch(kept.findings()::contains))
                .isPresent();
        return new Standing(against.isEmpty() || answered, against, answer);
    }
}
