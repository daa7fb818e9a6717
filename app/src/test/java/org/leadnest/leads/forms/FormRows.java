package org.leadnest.leads.forms;

import java.util.Map;
import java.util.Optional;
import org.leadnest.kernel.Ids;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.springframework.stereotype.Component;

/** Harbor Realty's form for the walk as a rival. */
@Component
class FormRows implements ForeignIds {
    private final Forms forms;

    FormRows(Forms forms) {
        this.forms = forms;
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
            return Map.of("/app/settings/forms/", form.id().toString());
        });
    }
}
