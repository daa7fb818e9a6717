/**
 * Files: a folder of this machine or a bucket, behind one interface, chosen by {@code leadnest.storage.provider}. The
 * files of both are encrypted with their account's key and served at {@code /files/<signed token>}, which expires.
 */
@NullMarked
package org.leadnest.platform.storage;

import org.jspecify.annotations.NullMarked;
