package org.leadnest.copydesk;

/** How the length of a text is counted against a cap; the one way for the writer, the checker and whoever calls them. */
public enum Counting {
    /** UTF-16 units, which are characters as people count them in English and Spanish. */
    CHARS,
    /** Bytes of UTF-8, a line break as two. */
    BYTES,
    /** As {@link #BYTES} with an ampersand as it is escaped, five bytes: the strictest that a feed counts. */
    ESCAPED;

    private static final int ESCAPED_AMPERSAND = 5;

    /** The length of a text. */
    public int length(CharSequence text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            length += of(text.charAt(i));
        }
        return length;
    }

    /** The index of the first character that no longer fits into {@code limit}; the length of the text when all fit. */
    public int fitting(CharSequence text, int limit) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            length += of(text.charAt(i));
            if (length > limit) {
                return i;
            }
        }
        return text.length();
    }

    /** A pair of surrogates is four bytes, two for each half. */
    private int of(char c) {
        if (this == CHARS) {
            return 1;
        }
        if (c == '&' && this == ESCAPED) {
            return ESCAPED_AMPERSAND;
        }
        boolean two = c == '\n' || c >= 0x80 && c < 0x800 || Character.isSurrogate(c);
        return two ? 2 : c >= 0x800 ? 3 : 1;
    }
}
