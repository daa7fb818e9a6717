package org.leadnest.privacy.disclosures;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.Ids;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What owners are asked to agree to, for the account of the running code, and their answers. */
@Service
class SharingOffers {
    private final JdbcClient jdbc;
    private final JdbcTemplate connections;
    private final AuditLog audit;
    private final OfferLetters letters;
    private final InstantSource clock;

    SharingOffers(
            JdbcClient jdbc, JdbcTemplate connections, AuditLog audit, OfferLetters letters, InstantSource clock) {
        this.letters = letters;
        this.jdbc = jdbc;
        this.connections = connections;
        this.audit = audit;
        this.clock = clock;
    }

    private static final String SELECT =
            "select id, recipient, basis, what, reason, offered_at, open_until from privacy.sharing_offers ";

    /** Those without an answer that are not over, the oldest first. */
    @Transactional(readOnly = true)
    public List<SharingOffer> open() {
        return jdbc.sql(SELECT + " where decided_at is null and open_until >= :today order by offered_at, id")
                .param("today", today())
                .query(SharingOffers::read)
                .list();
    }

    /** Those that an owner agreed to and nobody took back, the oldest first. */
    @Transactional(readOnly = true)
    public List<SharingOffer> agreed() {
        return jdbc.sql(SELECT + " where agreed and withdrawn_at is null order by offered_at, id")
                .query(SharingOffers::read)
                .list();
    }

    private static SharingOffer read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new SharingOffer(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("basis"),
                row.getString("what"),
                row.getString("reason"),
                row.getTimestamp("offered_at").toInstant(),
                row.getObject("open_until", LocalDate.class));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** An owner takes a yes back, once; that stands in the register beside it. False when there is nothing to take back. */
    @Transactional
    public boolean withdraw(UUID id, Actor owner) {
        Instant now = clock.instant();
        Optional<SharingOffer> offer =
                agreed().stream().filter(one -> one.id().equals(id)).findFirst();
        boolean first = jdbc.sql("""
                        update privacy.sharing_offers set withdrawn_at = :now, withdrawn_by = :by
                         where id = :id and agreed and withdrawn_at is null
                        """)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .param("by", owner.userUuid())
                        .update()
                == 1;
        if (!first || offer.isEmpty()) {
            return false;
        }
        record(offer.get(), Disclosure.Decision.WITHDRAWN, owner, now);
        audit.add(AuditNote.of(AuditAct.SHARING_WITHDRAWN).about(id.toString()));
        letters.withdrawn(offer.get(), owner.account());
        return true;
    }

    /** The owner's answer, once; a yes is written into the register. False when there is no such open offer. */
    @Transactional
    public boolean decide(UUID id, boolean agreed, Actor owner) {
        Instant now = clock.instant();
        List<SharingOffer> found =
                open().stream().filter(one -> one.id().equals(id)).toList();
        boolean first = jdbc.sql("""
                        update privacy.sharing_offers set decided_at = :now, agreed = :agreed, decided_by = :by
                         where id = :id and decided_at is null
                        """)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .param("agreed", agreed)
                        .param("by", owner.userUuid())
                        .update()
                == 1;
        if (!first || found.isEmpty()) {
            return false;
        }
        if (agreed) {
            record(found.getFirst(), Disclosure.Decision.GIVEN, owner, now);
        }
        audit.add(AuditNote.of(AuditAct.SHARING_DECIDED).about(id.toString()).with("agreed", Boolean.toString(agreed)));
        return true;
    }

    private void record(SharingOffer offer, Disclosure.Decision decision, Actor owner, Instant now) {
        Disclosure given = new Disclosure(
                Ids.next(),
                owner.accountUuid(),
                Disclosure.Kind.CONSENTED_SHARING,
                offer.recipient(),
                offer.basis(),
                offer.what(),
                decision,
                offer.reason(),
                new Disclosure.Agreed(owner.userUuid(), now),
                now.atZone(ZoneOffset.UTC).toLocalDate(),
                null);
        connections.execute((ConnectionCallback<Boolean>) connection -> {
            new DisclosureRegister(connection).add(given, now);
            return true;
        });
    }
}
