/**
 * The photo engine: an agent's photo in, an enhanced rendition and its edit recipe out.
 *
 * <p>Start at {@link org.leadnest.retouch.Retouch}. Pixels are 8-bit BGR rows in sRGB between the stages. Invariants: the
 * original is never touched; the same bytes and options give the same bytes, with one thread or two; a recipe and its
 * original rebuild the rendition bit for bit; no output carries metadata of the input (no GPS, no maker notes, no
 * thumbnail). Untrusted files are measured from their header before anything is decoded.
 *
 * <p>{@code intake} reads files (guard, decoding, colour profiles), {@code render} holds the stages and the encoder.
 */
@NullMarked
package org.leadnest.retouch;

import org.jspecify.annotations.NullMarked;
