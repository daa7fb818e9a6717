/**
 * Web forms: built in the settings, hosted at {@code /f/{form}}, embedded elsewhere by a frame or one script tag. What is
 * sent becomes an inquiry; a consent is kept with the words that were shown, their version, the time and the address. What
 * looks like spam is held for a person to look at and never lost; too many from one address are refused.
 */
@NullMarked
package org.leadnest.leads.forms;

import org.jspecify.annotations.NullMarked;
