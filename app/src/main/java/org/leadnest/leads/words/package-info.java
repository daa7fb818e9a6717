/**
 * The account's own words for leads: its stages, in order, and its sources; added, renamed, archived. A renamed one is still
 * found by its former names; a stage in which leads stand cannot be archived, and one stage always stays.
 */
@NullMarked
package org.leadnest.leads.words;

import org.jspecify.annotations.NullMarked;
