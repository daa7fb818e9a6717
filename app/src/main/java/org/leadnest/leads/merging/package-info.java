/**
 * Two leads that are one person. Equal addresses and numbers never make two leads; what only looks alike (names that differ
 * by a letter, in the same place or with nearly the same number) is offered here and never merged by itself. A merge keeps
 * everything: of single fields the kept lead's win where they say something, all else is added; rows of other modules follow
 * through {@link org.leadnest.leads.LeadRepointing}, and what either of them asked or does not want done through {@link
 * org.leadnest.privacy.MergedPeople}. For 30 days it can be undone.
 */
@NullMarked
package org.leadnest.leads.merging;

import org.jspecify.annotations.NullMarked;
