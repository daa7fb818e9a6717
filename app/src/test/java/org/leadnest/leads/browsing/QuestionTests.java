package org.leadnest.leads.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.leads.Catalogue;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.clauses.Clauses;
import org.leadnest.platform.web.PaletteEntry;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A question about leads becomes a list with its rows; what is not understood to its last word becomes nothing. */
@LeadNestTest
class QuestionTests {
    @Autowired
    private QuestionPalette palette;

    @Autowired
    private Leads leads;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
        players.atHarbor(() -> {
            leads.capture(NewLead.named("Ana", "Lopez").from("Zillow"), players.grace());
            leads.capture(NewLead.named("Ben", "Stone").from("Open House"), players.grace());
            return null;
        });
    }

    @Test
    void answersWithTheListAndItsFirstRows() {
        List<PaletteEntry> found = ask("Show me leads from Zillow not contacted in 30 days");
        assertThat(found.getFirst().label()).isEqualTo("1 lead");
        assertThat(found.getFirst().detail())
                .isEqualTo("Last contact by a person is not in the last 30 days; Source is Zillow");
        assertThat(found.getFirst().url()).startsWith("/app/leads?where=");
        assertThat(found.subList(1, found.size()))
                .extracting(PaletteEntry::label)
                .containsExactly("Ana Lopez");
        assertThat(ask("leads from zillow contacted in the last week")
                        .getFirst()
                        .label())
                .isEqualTo("0 leads");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which leads were never contacted? | all;lastContact.empty.",
                "leads created in the last two weeks | all;created.lastDays.14",
                "people with no activity for 3 months | all;activity.olderDays.90",
                "leads without a phone number | all;phone.empty.",
                "unowned leads from Zillow | all;owner.is.none;source.is.Zillow",
                "leads with score over 60 | all;score.atLeast.60"
            })
    void readsTimesNamesAndWhatIsMissing(String asked, String clauses) {
        assertThat(Question.read(asked, catalogue()).flatMap(Clauses::text)).contains(clauses);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leads",
                "Zillow",
                "leads from Zillow who like boats",
                "leads from Mars",
                "leads not from Zillow",
                "leads from Zillow or Open House",
                "what is the weather"
            })
    void saysNothingWhereAWordIsNotUnderstood(String asked) {
        assertThat(Question.read(asked, catalogue())).isEmpty();
        assertThat(ask(asked)).isEmpty();
    }

    @Test
    void isAnsweredToNobodyWhoMayNotReadLeads() {
        assertThat(players.atHarbor(() -> palette.find("leads from Zillow", Set.of("LISTINGS_READ"), 5)))
                .isEmpty();
    }

    private Catalogue catalogue() {
        return players.atHarbor(leads::catalogue);
    }

    private List<PaletteEntry> ask(String question) {
        return players.atHarbor(() -> palette.find(question, Set.of("LEADS_READ"), 5));
    }
}
