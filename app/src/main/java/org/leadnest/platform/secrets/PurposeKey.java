package org.leadnest.platform.secrets;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one purpose, 32 bytes each. While the service's secret is being changed there are two: what is made is made under
 * {@link #current()}, what comes back may have been made under any of {@link #all()}.
 */
public final class PurposeKey {
    private final byte[] current;
    private final byte @Nullable [] before;
    private final byte[] lasting;

    PurposeKey(byte[] current, byte @Nullable [] before, byte[] lasting) {
        this.current = current;
        this.before = before;
        this.lasting = lasting;
    }

    public byte[] current() {
        return current.clone();
    }

    /** The one of the secret before; nothing while none is named. */
    public Optional<byte[]> before() {
        return Optional.ofNullable(before).map(byte[]::clone);
    }

    /** The current one first. */
    public List<byte[]> all() {
        return before == null ? List.of(current()) : List.of(current(), before.clone());
    }

    /** Of the secret that is never changed: for keyed hashes that nobody can make anew, as what they were made of is gone. */
    public byte[] lasting() {
        return lasting.clone();
    }
}
