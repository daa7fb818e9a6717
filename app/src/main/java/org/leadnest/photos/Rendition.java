package org.leadnest.photos;

/**
 * A file made from a photo.
 *
 * @param recipe JSON from which the engine makes the same file again out of the uploaded bytes
 */
public record Rendition(
        RenditionKind kind,
        String storageKey,
        String contentType,
        long bytes,
        int widthPx,
        int heightPx,
        String recipe) {}
