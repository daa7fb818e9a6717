/** The account's templates: Liquid in a sandbox, their rows and their pages. */
@NullMarked
package org.leadnest.messaging.templates;

import org.jspecify.annotations.NullMarked;
