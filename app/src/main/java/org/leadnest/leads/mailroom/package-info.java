/**
 * Leads by mail. A raw message comes by the signed door {@code POST /hooks/leads/{account}} or from a mailbox by IMAP, is
 * kept as it came, and is read in the background: {@code lead_*} meta tags, then ADF/XML and the templates of portals, then
 * whatever names, addresses and numbers it holds, then a model where one is bound ({@link
 * org.leadnest.leads.LeadMailModel}). What cannot be read waits in the review queue with its raw text; nothing is dropped.
 */
@NullMarked
package org.leadnest.leads.mailroom;

import org.jspecify.annotations.NullMarked;
