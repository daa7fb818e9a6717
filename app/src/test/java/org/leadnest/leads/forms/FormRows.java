package org.leadnest.leads.forms;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.Ids;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Harbor Realty's form for the walk as a rival. */
@Component
class FormRows implements ForeignIds {
    private final Forms forms;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FormRows(Forms forms, JdbcClient jdbc, TransactionTemplate transaction) {
        this.forms = forms;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public Map<String, String> make(Cast.Players players) {
        return players.atHarbor(() -> {
            WebForm form = new FormEdit(FormEdit.fresh()).read(Ids.next(), Optional.empty());
            WebForm named = new WebForm(
                    form.id(),
                    "Harbor's",
                    form.heading(),
                    form.intro(),
                    form.type(),
                    form.fields(),
                    form.questions(),
                    form.button(),
                    form.source(),
                    form.tags(),
                    form.language(),
                    form.consent(),
                    1,
                    form.thanks(),
                    null,
                    true);
            forms.put(named);
            UUID held = Ids.next();
            transaction.executeWithoutResult(_ -> jdbc.sql("""
                            insert into leads.form_submissions (account_id, id, form_id, at, status, address, answers)
                            values (?, ?, ?, now(), 'HELD', '192.0.2.0', '{}')
                            """)
                    .params(players.harbor().value(), held, form.id())
                    .update());
            return Map.of(
                    "/app/settings/forms/",
                    form.id().toString(),
                    "/app/settings/forms/" + form.id() + "/submissions/",
                    held.toString());
        });
    }
}
