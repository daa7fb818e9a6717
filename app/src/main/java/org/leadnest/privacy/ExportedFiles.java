package org.leadnest.privacy;

import java.util.List;

/** Files that a module keeps as they were given, for the copy of an account. Each module with such files has one bean of it. */
public interface ExportedFiles {
    /**
     * @param key of the storage
     * @param name under which it stands in the copy, such as {@code photos/0198c0de-kitchen.jpg}
     */
    record Kept(String key, String name) {}

    /** All of the account of the running code. */
    List<Kept> files();
}
