package org.leadnest.listings;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.Sentence;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The versions of a listing's texts, outlet by outlet: the newest {@link #MOST} are kept. */
@Service
class Texts {
    static final int MOST = 20;

    private final TextStore store;
    private final InstantSource clock;

    Texts(TextStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param engine who wrote it; empty for what a person published */
    @Transactional
    void keep(ListingKey key, Brief brief, String body, List<Sentence> sentences, String engine, Actor actor) {
        store.insert(key, new ListingText(Ids.next(), brief, body, sentences, engine, clock.instant()), actor.user());
        store.trim(key, brief.outlet(), MOST);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    List<ListingText> list(ListingKey key, Outlet outlet) {
        return store.list(key, outlet);
    }

    /** Newest first, of one outlet or of all. */
    @Transactional(readOnly = true)
    Page<ListingText> page(ListingKey key, @Nullable Outlet outlet, @Nullable Cursor after, int limit) {
        return Page.cut(
                store.page(key, outlet, after == null ? null : after.id(), limit + 1),
                limit,
                text -> new Cursor("", text.id()));
    }

    /** The version before it for the same outlet. */
    @Transactional(readOnly = true)
    Optional<ListingText> before(ListingKey key, ListingText text) {
        return store.page(key, text.brief().outlet(), text.id(), 1).stream().findFirst();
    }

    @Transactional(readOnly = true)
    Optional<ListingText> find(ListingKey key, UUID id) {
        return store.find(key, id);
    }
}
