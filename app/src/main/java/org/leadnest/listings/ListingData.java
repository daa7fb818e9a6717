package org.leadnest.listings;

import java.util.List;
import org.leadnest.privacy.PersonalData;
import org.springframework.stereotype.Component;

/** What this module keeps about people: addresses of homes, and who wrote what. */
@Component
class ListingData implements PersonalData {
    @Override
    public String module() {
        return "listings";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "Addresses and facts of homes, the agents who list them, their texts and documents, who changed what and who answers for an override",
                "To write and publish listings",
                Basis.CUSTOMER,
                WITH_ACCOUNT,
                "Whoever looks at a published listing; the AI for texts gets facts, where one is configured.",
                List.of(
                        "listings.listings",
                        "listings.changes",
                        "listings.doors",
                        "listings.remark_overrides",
                        "listings.texts",
                        "listings.documents",
                        "listings.house_rules",
                        "listings.describing")));
    }
}
