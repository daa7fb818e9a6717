/**
 * The address that somebody signs in with, and how it becomes another one: asked for behind a fresh proof of who it is, done by a
 * link to the new mailbox, told to the old one with a link that takes it back for seven days. Whether an address belongs to
 * somebody else already is told to its mailbox alone. Table: {@code accounts.email_changes}.
 */
@NullMarked
package org.leadnest.accounts.address;

import org.jspecify.annotations.NullMarked;
