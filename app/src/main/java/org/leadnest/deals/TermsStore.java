package org.leadnest.deals;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Money;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the rows of a deal's terms. */
@Repository
class TermsStore {
    private final JdbcClient jdbc;

    TermsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is agreed, and what of it each gets; the amounts change with the value, too. */
    void write(DealId deal, DealDraft draft) {
        Terms terms = draft.terms();
        Money gci = draft.gci();
        Division division = gci == null ? null : Division.of(gci, terms.referral(), terms.splits());
        Referral referral = terms.referral();
        jdbc.sql("""
                        update deals.deals
                           set probability = :probability, referral_percent = :percent, referral_cents = :flat,
                               referral_to = :to, referral_fee_cents = :fee, remind_days = :days
                         where id = :id
                        """)
                .param("id", deal.value())
                .param("probability", terms.probability())
                .param(
                        "percent",
                        referral != null && referral.fee() instanceof Commission.Percent percent
                                ? percent.percent()
                                : null)
                .param(
                        "flat",
                        referral != null && referral.fee() instanceof Commission.Flat flat
                                ? flat.amount().cents()
                                : null)
                .param("to", referral == null ? null : referral.to())
                .param("fee", division == null ? null : division.referralFee().cents())
                .param("days", terms.remindDays())
                .update();
        writeSplits(deal, terms.splits(), division);
        writeParties(deal, terms.parties());
    }

    private void writeSplits(DealId deal, List<Split> splits, @Nullable Division division) {
        jdbc.sql("delete from deals.splits where deal_id = :deal")
                .param("deal", deal.value())
                .update();
        for (int i = 0; i < splits.size(); i++) {
            Split split = splits.get(i);
            jdbc.sql("""
                            insert into deals.splits
                              (account_id, deal_id, position, kind, user_id, name, percent, flat_cents, amount_cents)
                            values (:account, :deal, :position, :kind, :user, :name, :percent, :flat, :amount)
                            """)
                    .param("account", Tenancy.required().value())
                    .param("deal", deal.value())
                    .param("position", i)
                    .param("kind", split.kind().name())
                    .param("user", split.user())
                    .param("name", split.name())
                    .param("percent", split.share() instanceof Commission.Percent percent ? percent.percent() : null)
                    .param(
                            "flat",
                            split.share() instanceof Commission.Flat flat
                                    ? flat.amount().cents()
                                    : null)
                    .param(
                            "amount",
                            division == null ? null : division.shares().get(i).cents())
                    .update();
        }
    }

    private void writeParties(DealId deal, List<Party> parties) {
        jdbc.sql("delete from deals.parties where deal_id = :deal")
                .param("deal", deal.value())
                .update();
        for (int i = 0; i < parties.size(); i++) {
            Party party = parties.get(i);
            jdbc.sql("""
                            insert into deals.parties (account_id, id, deal_id, position, role, name, email, phone, lead_id)
                            values (:account, :id, :deal, :position, :role, :name, :email, :phone, :lead)
                            """)
                    .param("account", Tenancy.required().value())
                    .param("id", Ids.next())
                    .param("deal", deal.value())
                    .param("position", i)
                    .param("role", party.role().name())
                    .param("name", party.name())
                    .param("email", party.email())
                    .param("phone", party.phone())
                    .param("lead", party.lead())
                    .update();
        }
    }

    /** A day as it stands, and the task that reminds of it. */
    record Kept(LocalDate day, @Nullable UUID task) {}

    Map<KeyDate, Kept> dates(DealId deal) {
        Map<KeyDate, Kept> kept = new EnumMap<>(KeyDate.class);
        jdbc.sql("select kind, day, task_id from deals.key_dates where deal_id = :deal")
                .param("deal", deal.value())
                .query(row -> {
                    kept.put(
                            KeyDate.valueOf(row.getString("kind")),
                            new Kept(row.getObject("day", LocalDate.class), row.getObject("task_id", UUID.class)));
                });
        return kept;
    }

    void writeDates(DealId deal, Map<KeyDate, Kept> dates) {
        jdbc.sql("delete from deals.key_dates where deal_id = :deal")
                .param("deal", deal.value())
                .update();
        dates.forEach((kind, kept) -> jdbc.sql("""
                        insert into deals.key_dates (account_id, deal_id, kind, day, task_id)
                        values (:account, :deal, :kind, :day, :task)
                        """)
                .param("account", Tenancy.required().value())
                .param("deal", deal.value())
                .param("kind", kind.name())
                .param("day", kept.day())
                .param("task", kept.task())
                .update());
    }
}
