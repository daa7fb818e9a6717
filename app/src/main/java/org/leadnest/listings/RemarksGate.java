package org.leadnest.listings;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.RemarksCaps;
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

    private final OverrideStore overrides;

    RemarksGate(OverrideStore overrides) {
        this.overrides = overrides;
    }

    /** How many characters the MLS of a listing takes. */
    static int cap(Map<String, ?> reso) {
        return RemarksCaps.of(Objects.toString(reso.get(MLS), ""));
    }

    /** What stops the remarks in {@code reso}, held against the facts in {@code reso}. */
    static List<Finding> against(Map<String, Object> reso) {
        String text = Objects.toString(reso.get(REMARKS), "");
        if (text.isBlank()) {
            return List.of();
        }
        String state = Objects.toString(reso.get("StateOrProvince"), "");
        CheckOptions options = new CheckOptions(cap(reso), Outlet.MLS, Language.EN, state, List.of());
        return Copydesk.blocking(text, Facts.of(Listing.facts(reso)), options);
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
        List<Finding> against = against(listing.reso());
        Optional<OverrideStore.Kept> answer =
                against.isEmpty() ? Optional.empty() : overrides.find(listing.key(), listing.text(REMARKS));
        boolean answered = answer.filter(kept -> against.stream()
                        .map(finding -> OverrideStore.mark(finding.rule(), finding.excerpt()))
                        .allMatch(kept.findings()::contains))
                .isPresent();
        return new Standing(against.isEmpty() || answered, against, answer);
    }
}
