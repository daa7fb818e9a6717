/** Reading a listing: field catalogue, tolerant values, screening of hostile or unusable input. */
@NullMarked
package org.leadnest.copydesk.facts;

import org.jspecify.annotations.NullMarked;
