package org.leadnest.demo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.leadnest.accounts.Actor;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.Listings;
import org.leadnest.listings.Saving;
import org.leadnest.photos.PhotoUploads;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Enters the demo listings and gives each two pictures, which the service then enhances like any others. */
@Component
@ConditionalOnProperty(name = "leadnest.mode", havingValue = "development")
class DemoHomes {
    private final Listings listings;
    private final PhotoUploads uploads;
    private final List<ListingKey> entered = new ArrayList<>();

    DemoHomes(Listings listings, PhotoUploads uploads) {
        this.listings = listings;
        this.uploads = uploads;
    }

    void enter(Actor agent) {
        for (Map<String, Object> home : DemoListings.all()) {
            switch (listings.enter(home, agent)) {
                case Saving.Saved saved -> entered.add(saved.listing().key());
                case Saving.Refused refused ->
                    throw new IllegalStateException(
                            "demo listing: " + refused.errors().all());
                case Saving.Withheld withheld -> throw new IllegalStateException("demo listing: " + withheld.words());
                case Saving.Outdated _ -> throw new IllegalStateException("a new listing cannot be outdated");
            }
        }
    }

    List<ListingKey> entered() {
        return List.copyOf(entered);
    }

    void photograph(Actor agent) {
        List<byte[]> fronts = drawn(DemoPictures::front);
        List<byte[]> rooms = drawn(DemoPictures::livingRoom);
        for (int i = 0; i < entered.size(); i++) {
            uploads.receive(entered.get(i).value(), new Drawn("front.jpg", fronts.get(i)), agent);
            uploads.receive(entered.get(i).value(), new Drawn("living-room.jpg", rooms.get(i)), agent);
        }
    }

    private List<byte[]> drawn(LongFunction<byte[]> picture) {
        return LongStream.range(0, entered.size()).parallel().mapToObj(picture).toList();
    }

    private record Drawn(String fileName, byte[] content) implements PhotoUploads.Incoming {
        @Override
        public long bytes() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }
}
