/**
 * Files: a folder of this machine or a bucket, behind one interface, chosen by {@code leadnest.storage.provider}. The
 * folder is served at {@code /files/<signed token>}, the bucket by presigned URLs; both expire.
 */
@NullMarked
package org.leadnest.platform.storage;

import org.jspecify.annotations.NullMarked;
