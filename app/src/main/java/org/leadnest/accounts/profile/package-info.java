/**
 * What a person says about themselves beside their name: picture, time zone, signature. Table: {@code accounts.profiles}, which
 * goes with the user.
 */
@NullMarked
package org.leadnest.accounts.profile;

import org.jspecify.annotations.NullMarked;
