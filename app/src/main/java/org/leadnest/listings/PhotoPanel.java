package org.leadnest.listings;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.ModelEdits;
import org.leadnest.photos.Photo;
import org.leadnest.photos.PhotoId;
import org.leadnest.photos.PhotoLinks;
import org.leadnest.photos.PhotoStatus;
import org.leadnest.photos.RenditionKind;
import org.leadnest.photos.Room;

/**
 * The photos of a listing as the page shows them.
 *
 * @param working how many are not finished; the panel then asks for itself again
 * @param percent of all that are finished
 * @param zipUrl all finished ones for an MLS; null while there is none
 * @param missing what every listing should show and no photo is said to
 * @param remarks what is put before the public remarks because photos are altered, or null
 * @param reader the model that may be asked what a photo shows, or null
 * @param removed those put aside, which can be put back
 */
public record PhotoPanel(
        String url,
        int working,
        int percent,
        boolean mayWrite,
        @Nullable String zipUrl,
        List<String> missing,
        @Nullable String remarks,
        @Nullable String reader,
        List<Shown> photos,
        List<Shown> removed) {

    /**
     * One photo.
     *
     * @param position from 0, where 0 is the cover
     * @param before and {@code after}: addresses of the plain and of the enhanced picture, null until it is ready
     * @param message why it was refused or its last change is missing, or null
     * @param failed it may be tried again
     * @param frames names of the other exposures that it is made from
     * @param statement how it is altered, as buyers are told; null when it is not
     * @param leftAlone what was asked for and could not be told with certainty
     */
    public record Shown(
            String url,
            String id,
            int position,
            boolean last,
            String fileName,
            String status,
            String tone,
            @Nullable String before,
            @Nullable String after,
            @Nullable String width,
            @Nullable String height,
            @Nullable String message,
            boolean failed,
            Words words,
            List<String> frames,
            @Nullable String statement,
            boolean front,
            List<String> leftAlone,
            PhotoControls controls,
            EditControls edit,
            List<String> ledger) {
        /** What a reader who does not see the picture is told. */
        public String alt() {
            return !words.altText().isBlank()
                    ? words.altText()
                    : !words.caption().isBlank() ? words.caption() : "Photo " + (position + 1);
        }

        public boolean finished() {
            return after != null;
        }
    }

    /**
     * What is said of a photo, and what it seems to show, for whoever confirms it.
     *
     * @param room the room's word, empty when nobody said
     */
    public record Words(
            String caption, String altText, String room, String roomLabel, String seemsRoom, String seemsAlt) {
        /** What the form holds: what was said, else what it seems to be. */
        public String roomValue() {
            return room.isEmpty() ? seemsRoom : room;
        }

        public String altValue() {
            return altText.isBlank() ? seemsAlt : altText;
        }

        public boolean confirmed() {
            return !room.isEmpty() && !altText.isBlank();
        }
    }

    /** The rooms to choose from. */
    public Map<String, String> rooms() {
        Map<String, String> rooms = new java.util.LinkedHashMap<>();
        for (Room room : Room.values()) {
            rooms.put(room.name(), room.label());
        }
        return rooms;
    }

    /** What the panel is made from. */
    record Album(
            ListingKey key,
            List<Photo> photos,
            List<Photo> removed,
            Map<PhotoId, List<String>> frames,
            Map<PhotoId, List<String>> ledger,
            String address,
            ModelEdits.@Nullable Offer offer,
            @Nullable String reader) {}

    static PhotoPanel of(Album album, PhotoLinks links, boolean mayWrite) {
        List<Photo> photos = album.photos();
        String url = "/app/listings/" + album.key() + "/photos";
        int working = (int) photos.stream().filter(PhotoPanel::working).count();
        int percent = photos.isEmpty() ? 100 : 100 * (photos.size() - working) / photos.size();
        List<String> missing = Room.COVERAGE.stream()
                .filter(room -> photos.stream().noneMatch(photo -> photo.room() == room))
                .map(Room::label)
                .toList();
        return new PhotoPanel(
                url,
                working,
                percent,
                mayWrite,
                photos.stream().anyMatch(Photo::shown) ? url + ".zip" : null,
                photos.isEmpty() ? List.of() : missing,
                Disclosure.remarks(photos, album.address()).orElse(null),
                album.reader(),
                shown(url, photos, album, links),
                shown(url, album.removed(), album, links));
    }

    private static boolean working(Photo photo) {
        return !photo.status().finished()
                || (photo.edit() != null && photo.edit().running());
    }

    private static List<Shown> shown(String url, List<Photo> photos, Album album, PhotoLinks links) {
        return Stream.iterate(0, at -> at < photos.size(), at -> at + 1)
                .map(at -> shown(url, photos.get(at), at, at == photos.size() - 1, album, links))
                .toList();
    }

    private static Shown shown(String url, Photo photo, int position, boolean last, Album album, PhotoLinks links) {
        var web = photo.rendition(RenditionKind.WEB);
        Photo.Refusal refusal = photo.refusal();
        List<Alteration> altered = photo.altered();
        return new Shown(
                url + "/" + photo.id(),
                photo.id().toString(),
                position,
                last,
                photo.upload().fileName(),
                photo.failed() ? "Not made" : word(photo.status(), web.isPresent()),
                photo.failed() ? "bad" : tone(photo.status()),
                links.url(photo, RenditionKind.ORIGINAL_WEB).orElse(null),
                web.map(links::url).orElse(null),
                web.map(made -> Integer.toString(made.widthPx())).orElse(null),
                web.map(made -> Integer.toString(made.heightPx())).orElse(null),
                refusal == null ? null : refusal.message(),
                photo.failed(),
                words(photo),
                album.frames().getOrDefault(photo.id(), List.of()),
                altered.isEmpty() ? null : Disclosure.statement(altered),
                (photo.room() == Room.FRONT || position == 0)
                        && altered.stream().anyMatch(Alteration::property),
                photo.leftAlone().stream().map(PhotoControls::leftAlone).toList(),
                PhotoControls.of(photo),
                EditControls.of(photo, album.offer(), links),
                album.ledger().getOrDefault(photo.id(), List.of()));
    }

    private static Words words(Photo photo) {
        Room room = photo.room();
        Room seems = photo.suggested().room();
        return new Words(
                photo.caption(),
                photo.altText(),
                room == null ? "" : room.name(),
                room == null ? "" : room.label(),
                seems == null ? "" : seems.name(),
                photo.suggested().altText());
    }

    private static String word(PhotoStatus status, boolean again) {
        return switch (status) {
            case RECEIVED -> again ? "Waiting to be made again" : "Waiting";
            case PROCESSING -> again ? "Being made again" : "Being enhanced";
            case READY -> "Enhanced";
            case REFUSED -> "Not usable";
        };
    }

    private static String tone(PhotoStatus status) {
        return switch (status) {
            case RECEIVED -> "plain";
            case PROCESSING -> "info";
            case READY -> "good";
            case REFUSED -> "bad";
        };
    }
}
