package org.leadnest.privacy;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Files that a module keeps as they were given, for the copy of an account. Each module with such files has one bean of it. */
public interface ExportedFiles {
    /**
     * @param key of the storage, or what {@link #content} knows it by
     * @param name under which it stands in the copy, such as {@code photos/0198c0de-kitchen.jpg}
     */
    record Kept(String key, String name) {
        /** In a folder of the copy, under its id and a name that no zip program takes for a path. */
        public static Kept in(String folder, UUID id, String key, String name) {
            String plain = name.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[._]+", "");
            return new Kept(key, folder + "/" + id + "-" + (plain.isEmpty() ? "file" : plain));
        }
    }

    /** All of the account of the running code. */
    List<Kept> files();

    /** The content of a file that a module keeps in its own rows; nothing says that it lies in the storage. */
    default Optional<InputStream> content(Kept file) {
        return Optional.empty();
    }
}
