package org.leadnest.listings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.PhoneNumber;

/**
 * Who offers a listing, by the fields {@code ListAgent…}, {@code CoListAgent…} and {@code ListOffice…}; where they say
 * nothing, the brokerage whose account it is.
 *
 * @param agents the one who lists it, then who lists it with them; empty when nobody is named
 */
public record Seller(String office, @Nullable String officePhone, List<Agent> agents) {
    /**
     * Somebody who sells it.
     *
     * @param license of the state, for advertising rules that ask for it
     */
    public record Agent(
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String license) {}

    /**
     * Whom the listing names, else the company.
     *
     * @param company of the account, with its phone as it is shown
     */
    public static Seller of(Listing listing, String company, @Nullable String companyPhone) {
        List<Agent> agents = new ArrayList<>();
        for (String whose : List.of("ListAgent", "CoListAgent")) {
            String name = listing.text(whose + "FullName").strip();
            if (!name.isEmpty()) {
                agents.add(new Agent(
                        name,
                        said(listing, whose + "Email"),
                        phone(listing, whose + "PreferredPhone"),
                        said(listing, whose + "StateLicense")));
            }
        }
        String office = said(listing, "ListOfficeName");
        String phone = phone(listing, "ListOfficePhone");
        return office == null
                ? new Seller(company, phone == null ? companyPhone : phone, agents)
                : new Seller(office, phone, agents);
    }

    /** Each agent in a line: name, licence, phone, e-mail. */
    public List<String> lines() {
        return agents.stream().map(Seller::line).toList();
    }

    private static String line(Agent agent) {
        List<String> parts = new ArrayList<>(List.of(agent.name()));
        if (agent.license() != null) {
            parts.add("license " + agent.license());
        }
        if (agent.phone() != null) {
            parts.add(agent.phone());
        }
        if (agent.email() != null) {
            parts.add(agent.email());
        }
        return String.join(", ", parts);
    }

    private static @Nullable String phone(Listing listing, String field) {
        String given = said(listing, field);
        return given == null
                ? null
                : PhoneNumber.parse(given).map(PhoneNumber::display).orElse(given);
    }

    private static @Nullable String said(Listing listing, String field) {
        String text = listing.text(field).strip();
        return text.isEmpty() ? null : text;
    }
}
