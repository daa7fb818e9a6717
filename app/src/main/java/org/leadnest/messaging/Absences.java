package org.leadnest.messaging;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.cadence.Cadence;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How long the messages to somebody wait whose machine answered: until the business day after the return. */
@Component
class Absences {
    private final ObjectProvider<AddressBook> book;
    private final Zones zones;
    private final Accounts accounts;
    private final BusinessDays days;

    Absences(ObjectProvider<AddressBook> book, Zones zones, Accounts accounts, BusinessDays days) {
        this.days = days;
        this.book = book;
        this.zones = zones;
        this.accounts = accounts;
    }

    /** Null for what a person wrote. */
    @Nullable
    Instant until(Incoming incoming, Instant now) {
        return incoming.automatic() ? Cadence.backAtWork(incoming.backOn(), now, zone(incoming), days.days()) : null;
    }

    private ZoneId zone(Incoming incoming) {
        return book.stream()
                .flatMap(one -> one.look(List.of(incoming.person())).values().stream())
                .map(AddressBook.Entry::whereabouts)
                .map(zones::of)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> accounts.account(Tenancy.required()).zone());
    }
}
