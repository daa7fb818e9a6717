package org.leadnest.listings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.Photo;
import org.leadnest.photos.PhotoLinks;
import org.leadnest.photos.Photos;
import org.leadnest.photos.RenditionKind;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** A listing's photos as RESO's {@code Media}: in order, each with what it shows and how it is altered. */
@Component
public class ListingMedia {
    private final Photos photos;
    private final PhotoLinks pictures;
    private final Links links;

    ListingMedia(Photos photos, PhotoLinks pictures, Links links) {
        this.photos = photos;
        this.pictures = pictures;
        this.links = links;
    }

    public List<Map<String, @Nullable Object>> of(ListingKey key) {
        List<Map<String, @Nullable Object>> media = new ArrayList<>();
        for (Photo photo : photos.list(key.value())) {
            if (photo.shown()) {
                media.add(one(key, photo, media.size() + 1));
            }
        }
        return media;
    }

    private Map<String, @Nullable Object> one(ListingKey key, Photo photo, int order) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("MediaKey", photo.id().toString());
        one.put("MediaCategory", "Photo");
        one.put(
                "MediaURL",
                PhotoApi.whole(pictures.url(photo, RenditionKind.MLS).orElseThrow()));
        one.put("Order", order);
        one.put("PreferredPhotoYN", order == 1);
        if (photo.room() != null) {
            one.put("ImageOf", photo.room().imageOf());
        }
        if (!photo.caption().isBlank()) {
            one.put("ShortDescription", photo.caption());
        }
        if (!photo.altText().isBlank()) {
            one.put("LongDescription", photo.altText());
        }
        List<Alteration> altered = photo.altered();
        one.put(
                "MediaAlteration",
                altered.stream().map(Alteration::mediaAlteration).toList());
        if (!altered.isEmpty()) {
            one.put("AlterationStatement", Disclosure.statement(altered));
            one.put("OriginalMediaURL", links.to("/h/" + key + Disclosure.anchor(altered, order)));
        }
        return one;
    }
}
