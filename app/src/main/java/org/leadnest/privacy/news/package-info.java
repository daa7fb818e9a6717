/**
 * Tells people of a material change of a policy: by mail, once, and by a banner above every page until they say that they
 * have seen it. Whoever agreed to that very version, or joined after it was announced, is told nothing. Table: {@code
 * privacy.policy_news}.
 */
@NullMarked
package org.leadnest.privacy.news;

import org.jspecify.annotations.NullMarked;
