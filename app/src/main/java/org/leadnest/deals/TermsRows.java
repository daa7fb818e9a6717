package org.leadnest.deals;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Money;
import tools.jackson.databind.json.JsonMapper;

/** How the terms of a deal are read with its row: the rows of other tables as JSON, so that a page of deals is one query. */
final class TermsRows {
    static final String COLUMNS = """
            d.probability as own_probability, d.referral_percent, d.referral_cents, d.referral_to, d.remind_days,
            (select jsonb_agg(jsonb_build_object('kind', x.kind, 'user', x.user_id, 'name', x.name,
                      'percent', x.percent::text, 'flat', x.flat_cents) order by x.position)
               from deals.splits x where x.account_id = d.account_id and x.deal_id = d.id)::text as splits,
            (select jsonb_agg(jsonb_build_object('kind', x.kind, 'day', x.day::text))
               from deals.key_dates x where x.account_id = d.account_id and x.deal_id = d.id)::text as key_dates,
            (select jsonb_agg(jsonb_build_object('role', x.role, 'name', x.name, 'email', x.email, 'phone', x.phone,
                      'lead', x.lead_id) order by x.position)
               from deals.parties x where x.account_id = d.account_id and x.deal_id = d.id)::text as parties
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private TermsRows() {}

    record SplitJson(
            Split.Kind kind,
            @Nullable UUID user,
            String name,
            @Nullable String percent,
            @Nullable Long flat) {
        Split split() {
            Commission share = percent == null
                    ? new Commission.Flat(new Money(flat == null ? 0 : flat))
                    : new Commission.Percent(new BigDecimal(percent).stripTrailingZeros());
            return new Split(kind, user, name, share);
        }
    }

    record DateJson(KeyDate kind, String day) {}

    static Terms terms(ResultSet row) throws SQLException {
        int probability = row.getInt("own_probability");
        Integer own = row.wasNull() ? null : probability;
        return new Terms(
                own,
                referral(row),
                read(row.getString("splits"), SplitJson[].class).stream()
                        .map(SplitJson::split)
                        .toList(),
                dates(row.getString("key_dates")),
                row.getInt("remind_days"),
                read(row.getString("parties"), Party[].class));
    }

    private static @Nullable Referral referral(ResultSet row) throws SQLException {
        String to = row.getString("referral_to");
        BigDecimal percent = row.getBigDecimal("referral_percent");
        if (percent != null) {
            return new Referral(new Commission.Percent(percent.stripTrailingZeros()), to);
        }
        long cents = row.getLong("referral_cents");
        return row.wasNull() ? null : new Referral(new Commission.Flat(new Money(cents)), to);
    }

    private static Map<KeyDate, LocalDate> dates(@Nullable String json) {
        Map<KeyDate, LocalDate> dates = new EnumMap<>(KeyDate.class);
        read(json, DateJson[].class).forEach(one -> dates.put(one.kind(), LocalDate.parse(one.day())));
        return dates;
    }

    private static <T> List<T> read(@Nullable String json, Class<T[]> rows) {
        return json == null ? List.of() : List.of(JSON.readValue(json, rows));
    }
}
