package org.leadnest.listings;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.photos.Photo;
import org.leadnest.photos.PhotoLinks;
import org.leadnest.photos.PhotoStatus;
import org.leadnest.photos.RenditionKind;

/**
 * The photos of a listing as the page shows them.
 *
 * @param working how many are not finished; the panel then asks for itself again
 * @param percent of all that are finished
 * @param removed those put aside, which can be put back
 */
public record PhotoPanel(
        String url, int working, int percent, boolean mayWrite, List<Shown> photos, List<Shown> removed) {

    /**
     * One photo.
     *
     * @param position from 0, where 0 is the cover
     * @param before and {@code after}: addresses of the plain and of the enhanced picture, null until it is ready
     * @param message why it was refused, or null
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
            @Nullable String mlsDownload,
            @Nullable String webDownload,
            @Nullable String message,
            String caption,
            String altText) {
        /** What a reader who does not see the picture is told. */
        public String alt() {
            return !altText.isBlank() ? altText : !caption.isBlank() ? caption : "Photo " + (position + 1);
        }
    }

    static PhotoPanel of(ListingKey key, List<Photo> photos, List<Photo> removed, PhotoLinks links, boolean mayWrite) {
        String url = "/app/listings/" + key + "/photos";
        int working = (int)
                photos.stream().filter(photo -> !photo.status().finished()).count();
        int percent = photos.isEmpty() ? 100 : 100 * (photos.size() - working) / photos.size();
        return new PhotoPanel(url, working, percent, mayWrite, shown(url, photos, links), shown(url, removed, links));
    }

    private static List<Shown> shown(String url, List<Photo> photos, PhotoLinks links) {
        return Stream.iterate(0, at -> at < photos.size(), at -> at + 1)
                .map(at -> shown(url, photos.get(at), at, at == photos.size() - 1, links))
                .toList();
    }

    private static Shown shown(String url, Photo photo, int position, boolean last, PhotoLinks links) {
        var web = photo.rendition(RenditionKind.WEB);
        Photo.Refusal refusal = photo.refusal();
        return new Shown(
                url + "/" + photo.id(),
                photo.id().toString(),
                position,
                last,
                photo.upload().fileName(),
                word(photo.status()),
                tone(photo.status()),
                links.url(photo, RenditionKind.ORIGINAL_WEB).orElse(null),
                web.map(links::url).orElse(null),
                web.map(made -> Integer.toString(made.widthPx())).orElse(null),
                web.map(made -> Integer.toString(made.heightPx())).orElse(null),
                links.download(photo, RenditionKind.MLS).orElse(null),
                links.download(photo, RenditionKind.WEB).orElse(null),
                refusal == null ? null : refusal.message(),
                photo.caption(),
                photo.altText());
    }

    private static String word(PhotoStatus status) {
        return switch (status) {
            case RECEIVED -> "Waiting";
            case PROCESSING -> "Being enhanced";
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
