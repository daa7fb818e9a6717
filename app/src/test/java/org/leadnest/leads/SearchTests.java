package org.leadnest.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A lead is found as people type. */
@LeadNestTest
class SearchTests {
    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
        players.atHarbor(() -> {
            Lead bob = leads.capture(
                            NewLead.named("Robert (Bob)", "Dell")
                                    .reachedBy(
                                            List.of(new EmailAddress("bob@example.com")),
                                            List.of(new PhoneNumber("+13055551234"))),
                            players.grace())
                    .lead();
            leads.note(bob.id(), "Has $450k (cash), no loan; \"quick\" *closing*", Author.of(players.grace()));
            leads.capture(NewLead.named("Someone", "Else"), players.grace());
            return bob;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 305",
                "1-305",
                "1 (305)",
                "13055",
                "1 305 5",
                "1 305 555",
                "1 305 555 12",
                "130555512",
                "13055551234",
                "+1 305 555 1234",
                "305",
                "305 555",
                "5551234",
                "1234",
                "555-1234"
            })
    void byAnyBeginningOfTheirNumber(String typed) {
        assertThat(found(typed)).containsExactly("Robert (Bob) Dell");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$450k",
                "450k",
                "(cash",
                "(cash)",
                "cash",
                "cash),",
                "loan;",
                "\"quick\"",
                "“quick”",
                "*closing*",
                "(bob)",
                "bob",
                "robert (bob)",
                "<bob@example.com>",
                "bob@example.com"
            })
    void byAWordWithTheSignsAroundIt(String typed) {
        assertThat(found(typed)).containsExactly("Robert (Bob) Dell");
    }

    @Test
    void noWordOfANameIsKeptWithTheSignsBeforeIt() {
        assertThat(SearchKeys.of("& & Bo", "*Dell* (Jr.)", List.of(), List.of()))
                .containsExactlyInAnyOrder("bo *dell* (jr )", "jr )", "dell* (jr ) & & bo");
    }

    @Test
    void signsAloneFindNobody() {
        assertThat(found("*** (!")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1 305, 305", "1305, 1305", "1551234, 1551234", "1-555-1234, 555 1234", "13055, 3055"})
    void fourOrSevenDigitsInOnePieceMayBeTheLastOfANumber(String typed, String term) {
        assertThat(SearchKeys.termsOf(typed)).containsExactly(term.replace(" ", ""));
    }

    private List<String> found(String typed) {
        LeadFilter filter = new LeadFilter(typed, null, null, null, null, LeadFilter.Sort.ACTIVITY);
        return players.atHarbor(() -> leads.list(filter, null, 10).data().stream()
                .map(lead -> lead.name())
                .toList());
    }
}
