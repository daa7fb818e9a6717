/**
 * Fits and measures the photo engine. {@code RetouchTuning} fits the numbers in the engine's {@code light-model.txt} on
 * folders of photos that are never committed; {@code RetouchSpeed} times the engine against decode and encode alone.
 */
@NullMarked
package org.leadnest.benchmarks.retouch;

import org.jspecify.annotations.NullMarked;
