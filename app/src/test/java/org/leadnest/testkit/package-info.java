/** What tests of every module share: a database per test class, the cast, the settable clock, providers as local peers. */
@NullMarked
package org.leadnest.testkit;

import org.jspecify.annotations.NullMarked;
