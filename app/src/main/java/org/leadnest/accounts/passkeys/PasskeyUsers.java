package org.leadnest.accounts.passkeys;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.kernel.UserId;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Users as WebAuthn sees them: the handle is the user's id, the name what the device shows in its list. */
@Component
class PasskeyUsers implements PublicKeyCredentialUserEntityRepository {
    private static final int HANDLE_BYTES = 16;

    private final Accounts accounts;

    PasskeyUsers(Accounts accounts) {
        this.accounts = accounts;
    }

    static Bytes handle(UserId user) {
        return new Bytes(ByteBuffer.allocate(HANDLE_BYTES)
                .putLong(user.value().getMostSignificantBits())
                .putLong(user.value().getLeastSignificantBits())
                .array());
    }

    static UserId user(Bytes handle) {
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        return new UserId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    static PublicKeyCredentialUserEntity entity(User user) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(user.id()))
                .name(user.email().value())
                .displayName(user.name())
                .build();
    }

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes handle) {
        return entity(accounts.user(user(handle)));
    }

    /** Nobody is looked up by name: an answer names its credential, and that names the user. */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return null;
    }

    /** Not asked for: only Spring's own making of options saves users, and {@link RelyingParty} makes them itself. */
    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("users are made by signing up");
    }

    /** Not asked for, as {@link #save}: a user ends with their accounts. */
    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("users are not deleted from here");
    }
}
