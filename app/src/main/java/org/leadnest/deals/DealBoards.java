package org.leadnest.deals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is read about all deals together: the board, totals by stage, the move that can be undone. */
@Service
public class DealBoards {
    private static final int CARDS_PER_COLUMN = 50;
    private static final Duration UNDO = Duration.ofMinutes(2);

    private final BoardStore store;
    private final PipelineStore pipelines;
    private final StageHistory history;
    private final InstantSource clock;

    DealBoards(BoardStore store, PipelineStore pipelines, StageHistory history, InstantSource clock) {
        this.store = store;
        this.pipelines = pipelines;
        this.history = history;
        this.clock = clock;
    }

    /**
     * A stage with what stands in it.
     *
     * @param gci of all its deals together, as far as they have a commission
     */
    public record Total(DealStage stage, long deals, Money value, Money gci) {}

    /** A column of the board. At most 50 cards; the total counts them all. */
    record Column(Total total, List<Deal> cards) {}

    /** By stage of each pipeline in use, in order. */
    @Transactional
    public List<Total> totals() {
        return totals(pipelines.pipelines().inUse().stream()
                .flatMap(one -> one.stages().stream())
                .toList());
    }

    private List<Total> totals(List<DealStage> stages) {
        Map<UUID, BoardStore.Sums> sums = store.sums();
        return stages.stream()
                .map(stage -> {
                    BoardStore.Sums own = sums.getOrDefault(stage.id(), BoardStore.Sums.NONE);
                    return new Total(stage, own.deals(), own.value(), own.gci());
                })
                .toList();
    }

    /** @param weightedGci each deal's GCI times how likely it closes */
    public record Own(long deals, Money value, Money weightedGci) {}

    /** The open deals of one owner. */
    @Transactional(readOnly = true)
    public Own own(UUID owner) {
        return store.own(owner);
    }

    @Transactional(readOnly = true)
    List<Column> board(Pipeline pipeline) {
        Map<UUID, List<Deal>> cards = store.cards(pipeline.id(), CARDS_PER_COLUMN);
        return totals(pipeline.stages()).stream()
                .map(total -> new Column(total, cards.getOrDefault(total.stage().id(), List.of())))
                .toList();
    }

    /** The newest moves of anybody. */
    @Transactional(readOnly = true)
    public List<Moved> newest(int limit) {
        return history.newest(limit).stream()
                .map(move -> new Moved(move.deal(), move.dealName(), move.from(), move.to(), move.by(), move.at()))
                .toList();
    }

    /** @param from absent where the deal was opened */
    public record Moved(UUID deal, String name, @Nullable String from, String to, String by, Instant at) {}

    /** The actor's own move of a moment ago. */
    @Transactional(readOnly = true)
    Optional<StageHistory.Move> undoable(Actor actor) {
        return history.lastBy(actor.user().value(), clock.instant().minus(UNDO));
    }
}
