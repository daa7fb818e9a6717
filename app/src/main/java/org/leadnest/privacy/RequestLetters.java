package org.leadnest.privacy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Role;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** Tells owners that somebody asked, and whoever asked what becomes of it; for the account of the running code. */
@Component
class RequestLetters {
    private final List<PersonRecords> records;
    private final Accounts accounts;
    private final Postman postman;
    private final Links links;
    private final CopyLinks copies;

    RequestLetters(List<PersonRecords> records, Accounts accounts, Postman postman, Links links, CopyLinks copies) {
        this.records = List.copyOf(records);
        this.accounts = accounts;
        this.postman = postman;
        this.links = links;
        this.copies = copies;
    }

    void tellOwners(DataRequest request) {
        AccountId account = Tenancy.required();
        ZoneId zone = zone();
        accounts.members(account).stream()
                .filter(member -> member.role() == Role.OWNER)
                .forEach(owner ->
                        postman.post(RequestLetter.of(account, accounts.user(owner.user()), request, zone, links)));
    }

    /** False where no address of theirs is kept. */
    boolean received(DataRequest request) {
        Optional<PersonLetter.To> to = to(request.person());
        to.ifPresent(one -> postman.post(PersonLetter.received(one, request, zone())));
        return to.isPresent();
    }

    void extended(DataRequest request) {
        to(request.person()).ifPresent(one -> postman.post(PersonLetter.extended(one, request, zone())));
    }

    void answered(DataRequest request, String answer) {
        to(request.person())
                .map(one -> request.kind() == DataRequest.Kind.COPY
                        ? PersonLetter.copied(
                                one, request, answer, copies.to(one.account(), request.id(), request.person()))
                        : PersonLetter.answered(one, request, answer))
                .ifPresent(postman::post);
    }

    /** Whether a letter can tell them anything. */
    boolean reaches(UUID person) {
        return to(person).isPresent();
    }

    void lifted(UUID person, String reason, Instant from) {
        to(person)
                .ifPresent(one -> postman.post(PersonLetter.lifted(
                        one, person, reason, from.atZone(zone()).toLocalDate())));
    }

    /** While the address is there. */
    void erased(UUID person) {
        to(person).ifPresent(one -> postman.post(PersonLetter.erased(one)));
    }

    private ZoneId zone() {
        return accounts.account(Tenancy.required()).zone();
    }

    private Optional<PersonLetter.To> to(UUID person) {
        AccountId account = Tenancy.required();
        return records.stream()
                .flatMap(one -> one.reach(person).stream())
                .findFirst()
                .map(reach -> new PersonLetter.To(
                        account,
                        accounts.name(account),
                        reach,
                        records.stream()
                                .flatMap(one -> one.page(person, reach.address()).stream())
                                .findFirst()
                                .map(links::to)));
    }
}
