package org.leadnest.listings;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Outlet;
import org.leadnest.kernel.Money;
import org.leadnest.photos.AlterationEntry;
import org.leadnest.photos.Brackets;
import org.leadnest.photos.ModelEdits;
import org.leadnest.photos.Photo;
import org.leadnest.photos.PhotoId;
import org.leadnest.photos.PhotoLinks;
import org.leadnest.photos.PhotoReading;
import org.leadnest.photos.Photos;
import org.leadnest.photos.RenditionKind;
import org.leadnest.platform.web.Links;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the records that listing pages show: photos, money and times formatted. */
@Component
class ListingViews {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, h:mm a", Locale.US);

    private final Listings listings;
    private final Photos photos;
    private final Brackets brackets;
    private final ModelEdits edits;
    private final PhotoReading reading;
    private final PhotoLinks links;
    private final Readers readers;
    private final Texts texts;
    private final Links addresses;
    private final ObjectProvider<ListingPanel> panels;
    private final List<TextUse> uses;

    ListingViews(
            Listings listings,
            Photos photos,
            Brackets brackets,
            ModelEdits edits,
            PhotoReading reading,
            PhotoLinks links,
            Readers readers,
            Texts texts,
            Links addresses,
            ObjectProvider<ListingPanel> panels,
            List<TextUse> uses) {
        this.uses = uses;
        this.texts = texts;
        this.listings = listings;
        this.photos = photos;
        this.brackets = brackets;
        this.edits = edits;
        this.reading = reading;
        this.links = links;
        this.readers = readers;
        this.addresses = addresses;
        this.panels = panels;
    }

    List<ListingCard> cards(List<Listing> page) {
        Map<UUID, Photo> covers = photos.covers(
                page.stream().map(listing -> listing.key().value()).toList());
        return page.stream()
                .map(listing -> card(listing, covers.get(listing.key().value())))
                .toList();
    }

    private ListingCard card(Listing listing, @Nullable Photo cover) {
        return cover == null
                ? ListingCard.of(listing, null, "")
                : ListingCard.of(
                        listing,
                        links.url(cover, RenditionKind.THUMBNAIL).orElse(null),
                        cover.altText().isBlank() ? "Photo of " + listing.title() : cover.altText());
    }

    PhotoPanel photos(ListingKey key, Actor actor) {
        ZoneId zone = readers.zone(actor);
        Map<PhotoId, List<String>> frames = brackets.allFrames(key.value()).stream()
                .collect(Collectors.groupingBy(
                        photo -> Objects.requireNonNull(photo.lead()),
                        Collectors.mapping(photo -> photo.upload().fileName(), Collectors.toList())));
        Map<PhotoId, List<String>> ledger = photos.ledger(key.value()).stream()
                .collect(Collectors.groupingBy(
                        AlterationEntry::photo, Collectors.mapping(entry -> entry(entry, zone), Collectors.toList())));
        return PhotoPanel.of(
                new PhotoPanel.Album(
                        key,
                        photos.list(key.value()),
                        photos.removed(key.value()),
                        frames,
                        ledger,
                        addresses.to("/h/" + key),
                        edits.offer().orElse(null),
                        reading.model().orElse(null)),
                links,
                actor.may(Permission.PHOTOS_WRITE));
    }

    private static String entry(AlterationEntry entry, ZoneId zone) {
        String became = switch (entry.outcome()) {
            case ASKED -> "asked for";
            case DONE -> "done";
            case REFUSED -> entry.alteration().byModel() ? "nothing usable came" : "left alone, as it was not certain";
            case BLOCKED -> "not published, as the building is not the same";
        };
        String ended = entry.endedAt() == null ? "" : ", taken back " + day(entry.endedAt(), zone);
        return entry.alteration().mediaAlteration() + ": " + became + ", asked by " + entry.by() + " on "
                + day(entry.at(), zone) + ended;
    }

    /** What an MLS would refuse about it. */
    Completeness completeness(Listing listing) {
        String remarks = listing.text("PublicRemarks");
        return Completeness.of(
                listing,
                photos.list(listing.key().value()),
                remarks.isBlank() ? List.of() : listings.remarks(listing).against());
    }

    /** The brief for public remarks, as long as the MLS of the listing takes them. */
    static Brief remarks(Listing listing) {
        return Brief.of(Outlet.MLS).withLimit(RemarksGate.cap(listing.reso()));
    }

    ListingPage page(Listing listing, Actor actor) {
        ListingKey key = listing.key();
        ListingFormPage form =
                ListingFormPage.of("/app/listings/" + key, listing.version(), ListingForm.typed(listing), Map.of());
        return page(listing, actor, form, beginning(listing, actor));
    }

    /** The panel before anything is written, in the language of whoever is about to write. */
    WriterPanel beginning(Listing listing, Actor actor) {
        Brief brief = remarks(listing).with(readers.language(actor));
        return WriterPanel.of(listing.key(), WriterPanel.typed(brief), Map.of(), null);
    }

    ListingPage page(Listing listing, Actor actor, ListingFormPage form, WriterPanel writer) {
        ZoneId zone = readers.zone(actor);
        RemarksGate.Standing standing = listings.remarks(listing);
        return new ListingPage(
                ListingCard.of(listing, null, ""),
                listing.displayed() ? "/h/" + listing.key() : null,
                !standing.shown(),
                standing.shown()
                        ? standing.answer().map(kept -> answer(kept, zone)).orElse(null)
                        : null,
                listing.status().next().stream().map(StandardStatus::reso).toList(),
                listings.history(listing.key()).reversed().stream()
                        .map(change -> change(change, zone))
                        .toList(),
                completeness(listing),
                photos(listing.key(), actor),
                writer(listing, writer, actor),
                form,
                panels.orderedStream()
                        .sorted(Comparator.comparingInt(ListingPanel::position))
                        .map(panel -> panel.panel(listing, actor))
                        .toList());
    }

    /** The panel with the versions that are kept of its outlet, newest first, each with what it changed. */
    WriterPanel writer(Listing listing, WriterPanel panel, Actor actor) {
        ZoneId zone = readers.zone(actor);
        Outlet outlet = Outlet.parse(panel.typed().getOrDefault("outlet", Outlet.MLS.name()));
        List<ListingText> kept = texts.list(listing.key(), outlet);
        Map<String, OverrideStore.Kept> answers = listings.answers(listing.key());
        List<WriterPanel.Version> versions = new ArrayList<>();
        for (int at = 0; at < kept.size(); at++) {
            ListingText text = kept.get(at);
            versions.add(new WriterPanel.Version(
                    panel.tab(outlet.name()) + "&version=" + text.id(),
                    text.origin(),
                    MOMENT.format(text.madeAt().atZone(zone)),
                    text.published() ? "good" : text.engine().equals(ListingText.FILE) ? "warn" : "plain",
                    text.published() && answers.containsKey(text.body())
                            ? answer(Objects.requireNonNull(answers.get(text.body())), zone)
                            : null,
                    at + 1 < kept.size() ? WordDiff.between(kept.get(at + 1).body(), text.body()) : List.of()));
        }
        return panel.with(
                versions,
                uses.stream()
                        .flatMap(use -> use.use(listing.key(), outlet.name(), actor).stream())
                        .toList());
    }

    private static String answer(OverrideStore.Kept kept, ZoneId zone) {
        return kept.name() + " answers for it since " + day(kept.at(), zone) + ": " + kept.reason();
    }

    private static ListingPage.Change change(Listings.PastChange change, ZoneId zone) {
        String what = change.price() ? "Price" : "Status";
        return new ListingPage.Change(
                what + ": " + shown(change.was(), change.price()) + " → " + shown(change.became(), change.price()),
                day(change.at(), zone),
                change.at().toString());
    }

    private static String shown(@Nullable String value, boolean price) {
        return value == null ? "none" : price ? Money.of(new BigDecimal(value)).display() : value;
    }

    private static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }
}
