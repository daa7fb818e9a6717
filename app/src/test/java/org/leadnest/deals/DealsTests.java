package org.leadnest.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.Money;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@LeadNestTest
@RecordApplicationEvents
class DealsTests {
    @Autowired
    private Deals deals;

    @Autowired
    private DealBoards boards;

    @Autowired
    private Cast cast;

    @Autowired
    private ApplicationEvents events;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void aNewAccountHasTheUsualPipeline() {
        Pipeline pipeline = players.atHarbor(deals::pipeline);
        assertThat(pipeline.stages())
                .extracting(DealStage::name)
                .containsExactly("Prospect", "Showing", "Offer", "Under contract", "Closed won", "Closed lost");
        assertThat(players.atHarbor(deals::pipeline)).isEqualTo(pipeline);
    }

    @Test
    void computesTheCommissionExactlyToTheCent() {
        Deal deal = opened(new DealInput()
                .put("name", "18 Harbor Lane")
                .put("value", "333,333.33")
                .put("commissionPercent", "2.5"));
        assertThat(deal.gci()).isEqualTo(new Money(833_333));
        Deal flat = changed(deal, new DealInput().put("commissionPercent", null).put("commissionFlat", "9500.01"));
        assertThat(flat.gci()).isEqualTo(new Money(950_001));
        assertThat(changed(flat, new DealInput().put("commissionFlat", "")).gci())
                .isNull();
    }

    @Test
    void aFieldThatIsNotGivenStaysAsItIs() {
        Deal deal =
                opened(new DealInput().put("name", "Pier 4").put("value", "100").put("expectedClose", "2027-02-28"));
        Deal renamed = changed(deal, new DealInput().put("name", "Pier 5"));
        assertThat(renamed.name()).isEqualTo("Pier 5");
        assertThat(renamed.value()).isEqualTo(new Money(10_000));
        assertThat(renamed.expectedClose()).isEqualTo("2027-02-28");
    }

    @Test
    void saysWhatIsWrongWithEachField() {
        DealEdit edit = players.atHarbor(() -> deals.open(
                new DealInput()
                        .put("name", " ")
                        .put("value", "-1")
                        .put("stage", "Nowhere")
                        .put("expectedClose", "soon")
                        .put("commissionPercent", "101")
                        .put("leadId", "me"),
                players.maya()));
        assertThat(edit)
                .isInstanceOfSatisfying(
                        DealEdit.Refused.class,
                        refused -> assertThat(refused.errors().all())
                                .containsOnlyKeys(
                                        "name", "value", "stage", "expectedClose", "commissionPercent", "leadId"));
    }

    @Test
    void aMoveIsKeptInTheHistoryAndToldToOthers() {
        Deal deal = opened(new DealInput().put("name", "Pier 4"));
        moved(deal, "Offer");
        Deal won = moved(deal, "closed WON");
        assertThat(won.closedAt()).isNotNull();
        assertThat(moved(deal, "Offer").closedAt()).isNull();
        assertThat(players.atHarbor(() -> deals.history(deal.id())))
                .extracting(StageHistory.Move::to)
                .containsExactly("Offer", "Closed won", "Offer", "Prospect");
        assertThat(events.stream(DealEvent.class).map(Object::getClass).map(Class::getSimpleName))
                .containsExactly("DealOpened", "DealMoved", "DealMoved", "DealClosed", "DealMoved");
    }

    @Test
    void anEditOfAnOldVersionChangesNothing() {
        Deal deal = opened(new DealInput().put("name", "Pier 4"));
        changed(deal, new DealInput().put("name", "Pier 5"));
        DealEdit late = players.atHarbor(
                () -> deals.change(deal.id(), new DealInput().put("name", "Pier 6"), deal.version(), players.tom()));
        assertThat(late)
                .isInstanceOfSatisfying(
                        DealEdit.Conflict.class,
                        conflict -> assertThat(conflict.current().name()).isEqualTo("Pier 5"));
    }

    @Test
    void aCardStaysWhereItWasPut() {
        Deal first = opened(new DealInput().put("name", "First"));
        Deal second = opened(new DealInput().put("name", "Second"));
        Deal third = opened(new DealInput().put("name", "Third"));
        assertThat(prospects()).containsExactly("Third", "Second", "First");
        players.atHarbor(() -> deals.move(third.id(), "Prospect", 1, players.maya()));
        assertThat(prospects()).containsExactly("Second", "Third", "First");
        players.atHarbor(() -> deals.move(second.id(), "Prospect", 2, players.maya()));
        assertThat(prospects()).containsExactly("Third", "First", "Second");
        players.atHarbor(() -> deals.move(first.id(), "Prospect", 0, players.maya()));
        assertThat(prospects()).containsExactly("First", "Third", "Second");
    }

    @Test
    void totalsCountEachStage() {
        opened(new DealInput().put("name", "A").put("value", "100.10").put("commissionPercent", "3"));
        opened(new DealInput().put("name", "B").put("value", "200.20"));
        DealBoards.Total prospects = players.atHarbor(boards::totals).getFirst();
        assertThat(prospects.deals()).isEqualTo(2);
        assertThat(prospects.value()).isEqualTo(new Money(30_030));
        assertThat(prospects.gci()).isEqualTo(new Money(300));
    }

    @Test
    void aRivalSeesNothing() {
        Deal deal = opened(new DealInput().put("name", "Pier 4"));
        assertThat(players.atPine(() -> deals.find(deal.id()))).isEmpty();
        DealEdit edit = players.atPine(() -> deals.change(deal.id(), new DealInput(), null, players.pia()));
        assertThat(edit).isInstanceOf(DealEdit.Missing.class);
        assertThat(players.atPine(() -> deals.list(DealFilter.ALL, null, 50)).data())
                .isEmpty();
    }

    private List<String> prospects() {
        return players.atHarbor(() -> boards.board(deals.pipeline())).getFirst().cards().stream()
                .map(Deal::name)
                .toList();
    }

    private Deal opened(DealInput input) {
        return saved(players.atHarbor(() -> deals.open(input, players.maya())));
    }

    private Deal changed(Deal deal, DealInput input) {
        return saved(players.atHarbor(() -> deals.change(deal.id(), input, null, players.maya())));
    }

    private Deal moved(Deal deal, String stage) {
        return saved(players.atHarbor(() -> deals.move(deal.id(), stage, 0, players.maya())));
    }

    private static Deal saved(DealEdit edit) {
        assertThat(edit).isInstanceOf(DealEdit.Saved.class);
        return Objects.requireNonNull((DealEdit.Saved) edit).deal();
    }
}
