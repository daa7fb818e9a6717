package org.leadnest.retouch;

/** Why a file was not processed. */
public enum RefusalReason {
    /** The bytes are no image of any kind that is known here. */
    NOT_AN_IMAGE,
    /** The file ends before its picture does. */
    TRUNCATED,
    /** The file contradicts itself or its pixels cannot be decoded. */
    DAMAGED,
    /** More than {@link Retouch#MAX_PIXELS} pixels. */
    TOO_MANY_PIXELS,
    /** More than {@link Retouch#MAX_BYTES} bytes. */
    TOO_LARGE_FILE,
    /** An image, of a kind that is not decoded here. */
    UNSUPPORTED,
    /** A recipe that this engine cannot follow for this original. */
    RECIPE_MISMATCH
}
