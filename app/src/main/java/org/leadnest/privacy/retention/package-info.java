/**
 * Rows that go after their time. Each module names its rules ({@link org.leadnest.privacy.PersonalData#retention}); a nightly
 * job keeps them in slices, account by account where the table is one of accounts, and writes down what it did. Table:
 * {@code privacy.retention_runs}.
 */
@NullMarked
package org.leadnest.privacy.retention;

import org.jspecify.annotations.NullMarked;
