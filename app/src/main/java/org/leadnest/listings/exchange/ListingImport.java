package org.leadnest.listings.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.listings.Descriptions;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.Listings;
import org.leadnest.listings.ResoCells;
import org.leadnest.listings.Saving;
import org.leadnest.listings.exchange.ImportReport.Outcome;
import org.leadnest.listings.exchange.ImportReport.Result;
import org.leadnest.listings.exchange.ListingRows.Row;
import org.springframework.stereotype.Component;

/**
 * Takes listings from a file, each row by itself: one that is there, by its ListingKey or else its ListingId, is changed
 * in the fields that the row holds; any other is entered. An empty cell leaves a field as it is; null in JSON clears it.
 */
@Component
class ListingImport {
    private static final String KEY = "ListingKey";
    private static final String ID = "ListingId";
    private static final String REMARKS = "PublicRemarks";

    private final Listings listings;
    private final Descriptions texts;
    private final ListingRows rows;
    private final ResoCells cells;

    ListingImport(Listings listings, Descriptions texts, ListingRows rows, ResoCells cells) {
        this.listings = listings;
        this.texts = texts;
        this.rows = rows;
        this.cells = cells;
    }

    /** The outcome of a file. */
    sealed interface Taking {
        record Taken(ImportReport report) implements Taking {}

        /** Nothing was taken: the file could not be read. */
        record Unreadable(String reason) implements Taking {}
    }

    /** Each row is a transaction of its own, so never call this inside of one. */
    Taking take(String text, boolean leaveOut, Actor actor) {
        return switch (rows.read(text, leaveOut)) {
            case ListingRows.Reading.Unreadable(String reason) -> new Taking.Unreadable(reason);
            case ListingRows.Reading.Rows(List<Row> read, List<String> leftOut) -> {
                List<Result> results = new ArrayList<>();
                for (Row row : read) {
                    results.add(take(row, actor));
                }
                yield new Taking.Taken(ImportReport.of(results, leftOut));
            }
        };
    }

    private Result take(Row row, Actor actor) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>(cells.withoutSums(row.given()));
        Object key = given.remove(KEY);
        Optional<Listing> there = Optional.ofNullable(key)
                .flatMap(text -> ListingKey.parse(text.toString()))
                .flatMap(listings::find);
        if (there.isEmpty() && given.get(ID) instanceof String id && !id.isBlank()) {
            List<Listing> named = listings.named(id);
            if (named.size() > 1) {
                String twice = "several listings have this ListingId; expected the ListingKey of one of them";
                return new Result(row.number(), Outcome.REFUSED.word(), null, id, Map.of(ID, twice), Map.of(), null);
            }
            there = named.stream().findFirst();
        }
        if (there.isPresent() && cells.says(there.get(), given)) {
            return taken(row, Outcome.UNCHANGED, there.get());
        }
        return put(row, there.orElse(null), given, actor);
    }

    /**
     * Public remarks that do not stand keep nothing else of their row from being taken. Of a new listing they are kept as they
     * are and visitors do not read them, as by {@code POST /listings}; of one that is there they wait as a version, and what
     * visitors read stays.
     */
    private Result put(Row row, @Nullable Listing before, Map<String, @Nullable Object> given, Actor actor) {
        Optional<Saving> saving = before == null
                ? Optional.of(listings.takeOver(given, actor))
                : listings.change(before.key(), given, null, actor);
        if (saving.orElse(null) instanceof Saving.Withheld withheld) {
            String text = String.valueOf(given.remove(REMARKS));
            Result rest = before != null && cells.says(before, given)
                    ? taken(row, Outcome.UNCHANGED, before)
                    : put(row, before, given, actor);
            ListingKey.parse(String.valueOf(rest.listingKey())).ifPresent(key -> texts.keepAside(key, text, actor));
            return rest.withholding(withheld.words());
        }
        return saving.map(done -> saved(row, done, before == null ? Outcome.CREATED : Outcome.CHANGED))
                .orElseGet(() -> refused(row, Map.of(KEY, "the listing has been deleted meanwhile")));
    }

    private Result saved(Row row, Saving saving, Outcome outcome) {
        return switch (saving) {
            case Saving.Saved saved -> taken(row, outcome, saved.listing());
            case Saving.Refused refused -> refused(row, refused.errors().ordered());
            case Saving.Withheld withheld -> refused(row, Map.of(REMARKS, withheld.words()));
            case Saving.Outdated _ ->
                refused(row, Map.of(KEY, "somebody else changed the listing at this moment; import the row again"));
        };
    }

    private Result taken(Row row, Outcome outcome, Listing listing) {
        return new Result(
                row.number(),
                outcome.word(),
                listing.key().toString(),
                listing.text(ID).isEmpty() ? null : listing.text(ID),
                Map.of(),
                cells.unknown(listing.reso()),
                listings.remarksHeld(listing).orElse(null));
    }

    private static Result refused(Row row, Map<String, String> errors) {
        Object id = row.given().get(ID);
        return new Result(
                row.number(), Outcome.REFUSED.word(), null, id == null ? null : id.toString(), errors, Map.of(), null);
    }
}
