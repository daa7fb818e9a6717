/**
 * An account's own fields of leads: text, number, date, choice, money, yes or no. A field's key is what the API calls it and
 * never changes; a value is kept in one canonical writing per type. Archived fields keep their values and show none.
 */
@NullMarked
package org.leadnest.leads.fields;

import org.jspecify.annotations.NullMarked;
