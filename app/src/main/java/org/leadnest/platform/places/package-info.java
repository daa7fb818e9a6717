/**
 * Where an address roughly is, from a file in MaxMind's format, else the country alone by the registries' ranges ({@code admin
 * countries}); the address itself is not kept.
 */
@NullMarked
package org.leadnest.platform.places;

import org.jspecify.annotations.NullMarked;
