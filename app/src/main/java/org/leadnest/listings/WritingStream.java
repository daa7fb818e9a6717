package org.leadnest.listings;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.ai.Writer;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.web.NotFound;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Shows the page of whoever has a text written what a model is writing, before it is checked: to that person alone, on this
 * node, while the page listens. The checked text comes as the answer to the request itself and takes its place.
 */
@Controller
class WritingStream {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Listings listings;
    private final Writer writer;
    private final Map<Place, Set<SseEmitter>> open = new ConcurrentHashMap<>();

    WritingStream(Listings listings, Writer writer) {
        this.listings = listings;
        this.writer = writer;
    }

    private record Place(AccountId account, UserId user, ListingKey listing) {
        static Place of(Actor actor, ListingKey listing) {
            return new Place(actor.account(), actor.user(), listing);
        }
    }

    /** No content where no model writes: then there is nothing to listen to. */
    @GetMapping(path = "/app/listings/{key}/descriptions/stream")
    @Requires(Permission.LISTINGS_WRITE)
    ResponseEntity<SseEmitter> listen(@PathVariable String key, Actor actor) throws IOException {
        Listing listing = ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
        if (!writer.asksModel()) {
            return ResponseEntity.noContent().build();
        }
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Place place = Place.of(actor, listing.key());
        open.computeIfAbsent(place, any -> ConcurrentHashMap.newKeySet()).add(emitter);
        emitter.onCompletion(() -> gone(place, emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(error -> gone(place, emitter));
        emitter.send(SseEmitter.event().comment("open"));
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body(emitter);
    }

    private void gone(Place place, SseEmitter emitter) {
        open.computeIfPresent(place, (any, emitters) -> {
            emitters.remove(emitter);
            return emitters.isEmpty() ? null : emitters;
        });
    }

    /** Null where nobody listens. */
    @Nullable
    Consumer<String> listener(ListingKey listing, Actor actor) {
        Place place = Place.of(actor, listing);
        return open.containsKey(place) ? text -> tell(place, text) : null;
    }

    private void tell(Place place, String text) {
        for (SseEmitter emitter : open.getOrDefault(place, Set.of())) {
            try {
                emitter.send(SseEmitter.event().name("heard").data(text.replaceAll("\\s+", " ")));
            } catch (IOException | IllegalStateException gone) {
                emitter.complete();
            }
        }
    }

    /** Lets a graceful shutdown end: an open stream is a request in progress. */
    @EventListener
    void on(ContextClosedEvent closing) {
        open.values().forEach(emitters -> emitters.forEach(SseEmitter::complete));
    }
}
