/**
 * Use of the service, in our own database, for its operator: pages and features by route pattern and never by id, clicks by
 * name; with a visitor's or user's yes to analytics also how long, from which site, with which browser and system, on which
 * device (a random number that changes every 30 days) and from which city at most. The address itself is looked up in a
 * configured file of places and kept nowhere.
 *
 * <p>Invariants: who has not agreed, or sends Global Privacy Control, is not counted on public pages at all; signed in, only
 * the page or feature and the account are. Nothing waits for it: events are queued in memory and written in batches; a
 * crash loses what is queued. Table: {@code analytics.usage_events}, a partition a month, thirteen months.
 */
@NamedInterface("usage")
@NullMarked
package org.leadnest.analytics.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
