package org.leadnest.deals;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.Recipient;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingFilter;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.Listings;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Leads and listings by the names that people know them by. */
@Component
class DealChoices {
    private static final int OFFERED = 50;

    private final Leads leads;
    private final Listings listings;
    private final Accounts accounts;

    DealChoices(Leads leads, Listings listings, Accounts accounts) {
        this.accounts = accounts;
        this.leads = leads;
        this.listings = listings;
    }

    /** Id to name: those that {@code q} finds, or the most recently active ones, and the chosen one. */
    Map<String, String> leads(String q, String chosen) {
        Map<String, String> offered = new LinkedHashMap<>();
        LeadFilter filter = new LeadFilter(q, null, null, null, null, LeadFilter.Sort.ACTIVITY);
        leads.list(filter, null, OFFERED)
                .data()
                .forEach(lead -> offered.put(lead.id().toString(), lead.name()));
        LeadId.parse(chosen)
                .flatMap(leads::find)
                .ifPresent(lead -> offered.put(lead.id().toString(), lead.name()));
        return offered;
    }

    /** Key to address: the newest listings and the chosen one. */
    Map<String, String> listings(String chosen) {
        Map<String, String> offered = new LinkedHashMap<>();
        listings.list(ListingFilter.ALL, null, OFFERED)
                .data()
                .forEach(listing -> offered.put(listing.key().toString(), address(listing)));
        ListingKey.parse(chosen)
                .flatMap(listings::find)
                .ifPresent(listing -> offered.put(listing.key().toString(), address(listing)));
        return offered;
    }

    Map<UUID, String> leadNames(Collection<UUID> ids) {
        return leads.recipients(ids.stream().distinct().map(LeadId::new).toList()).stream()
                .collect(Collectors.toMap(recipient -> recipient.lead().value(), DealChoices::name));
    }

    /** The address of a listing, or its key when it is not there any more. */
    String listing(String key) {
        return ListingKey.parse(key)
                .flatMap(listings::find)
                .map(DealChoices::address)
                .orElse(key);
    }

    boolean leadExists(UUID lead) {
        return leads.find(new LeadId(lead)).isPresent();
    }

    boolean listingExists(String key) {
        return Ids.parse(key).map(ListingKey::new).flatMap(listings::find).isPresent();
    }

    /** Whose lead it is; nothing for nobody's, or no lead. */
    Optional<UUID> ownerOf(@Nullable UUID lead) {
        return Optional.ofNullable(lead)
                .flatMap(id -> leads.find(new LeadId(id)))
                .map(Lead::owner)
                .map(owner -> owner.id().value());
    }

    Set<UUID> memberIds() {
        return accounts.members(Tenancy.required()).stream()
                .map(member -> member.user().value())
                .collect(Collectors.toSet());
    }

    /** Members by name, for shares of a commission. */
    Map<String, String> members() {
        Map<String, String> names = new LinkedHashMap<>();
        accounts.members(Tenancy.required())
                .forEach(member -> names.put(member.user().toString(), member.name()));
        return names;
    }

    /** Whoever the terms newly point to has to be there, and the account's own. */
    void check(Terms before, Terms terms, FieldErrors errors) {
        if (!terms.splits().equals(before.splits())) {
            Map<String, String> members = members();
            errors.expect(
                    terms.splits().stream()
                            .allMatch(split -> split.user() == null
                                    || members.containsKey(split.user().toString())),
                    "splits",
                    "expected userId to be a member of this account");
        }
        if (!terms.parties().equals(before.parties())) {
            List<UUID> ids = terms.parties().stream()
                    .map(Party::lead)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            errors.expect(leadNames(ids).size() == ids.size(), "parties", "expected leads of this account");
        }
    }

    /** Members and leads that were given without a name are called by their own. */
    DealDraft named(DealDraft draft) {
        Terms terms = draft.terms();
        boolean whole = terms.splits().stream().noneMatch(split -> split.name().isEmpty())
                && terms.parties().stream().noneMatch(party -> party.name().isEmpty());
        if (whole) {
            return draft;
        }
        Map<String, String> members = members();
        Map<UUID, String> names = leadNames(terms.parties().stream()
                .map(Party::lead)
                .filter(Objects::nonNull)
                .toList());
        return draft.with(terms.with(
                terms.splits().stream()
                        .map(split -> split.name().isEmpty()
                                ? split.named(members.getOrDefault(
                                        String.valueOf(split.user()),
                                        split.kind().words()))
                                : split)
                        .toList(),
                terms.parties().stream()
                        .map(party -> party.name().isEmpty()
                                ? party.named(names.getOrDefault(party.lead(), "No name"))
                                : party)
                        .toList()));
    }

    static String address(Listing listing) {
        String address = Stream.of(listing.text("UnparsedAddress"), listing.text("City"))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
        return address.isEmpty() ? "Listing " + listing.key() : address;
    }

    private static String name(Recipient recipient) {
        String name = Stream.of(recipient.firstName(), recipient.lastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return Optional.of(name)
                .filter(text -> !text.isEmpty())
                .or(() -> Optional.ofNullable(recipient.email()))
                .or(() -> Optional.ofNullable(recipient.phone()))
                .orElse("No name");
    }
}
