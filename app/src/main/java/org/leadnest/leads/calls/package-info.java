/**
 * Calls logged by hand. One in which the two talked is a contact by a person: it ends the wait of a live inquiry and is the
 * lead's last contact; a voicemail, no answer or a wrong number is none.
 */
@NullMarked
package org.leadnest.leads.calls;

import org.jspecify.annotations.NullMarked;
