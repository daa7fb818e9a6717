/**
 * Handing an account over: an owner offers it to a member, who becomes its owner only by agreeing; the former owner stays as an
 * admin. An offer lasts seven days and can be taken back. Table: {@code accounts.ownership_offers}.
 */
@NullMarked
package org.leadnest.accounts.handover;

import org.jspecify.annotations.NullMarked;
