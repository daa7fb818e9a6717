package org.leadnest.accounts.passkeys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** Also the shelf that Spring Security's WebAuthn reads credentials from and writes them to. */
@Repository
class PasskeyStore implements UserCredentialRepository {
    private static final String RECORDS = """
            select user_id, credential_id, public_key, attestation, client_data, signatures, transports, backup_eligible,
                   backed_up, name, created_at, last_used_at
              from accounts.passkeys
            """;

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The device's counter went back: somebody else has a copy of the key. */
    static final class Copied extends RuntimeException {
        Copied() {
            super("the counter of a passkey went back");
        }
    }

    List<Passkey> of(UserId user) {
        return jdbc.sql("""
                        select id, name, backed_up, created_at, last_used_at
                          from accounts.passkeys
                         where user_id = :user
                         order by created_at, id
                        """)
                .param("user", user.value())
                .query((row, number) -> new Passkey(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("backed_up"),
                        row.getTimestamp("created_at").toInstant(),
                        Optional.ofNullable(instant(row, "last_used_at"))))
                .list();
    }

    boolean any(UserId user) {
        return jdbc.sql("select exists (select 1 from accounts.passkeys where user_id = :user)")
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }

    Optional<String> rename(UserId user, UUID id, String name) {
        return jdbc.sql("update accounts.passkeys set name = :name where user_id = :user and id = :id returning name")
                .param("user", user.value())
                .param("id", id)
                .param("name", name)
                .query(String.class)
                .optional();
    }

    Optional<String> remove(UserId user, UUID id) {
        return jdbc.sql("delete from accounts.passkeys where user_id = :user and id = :id returning name")
                .param("user", user.value())
                .param("id", id)
                .query(String.class)
                .optional();
    }

    @Override
    public void delete(Bytes credential) {
        jdbc.sql("delete from accounts.passkeys where credential_id = :credential")
                .param("credential", credential.getBytes())
                .update();
    }

    /** A new one is written; a known one is marked as used, when its counter allows that. */
    @Override
    public void save(CredentialRecord record) {
        if (findByCredentialId(record.getCredentialId()) == null) {
            insert(record);
        } else if (!used(record)) {
            throw new Copied();
        }
    }

    private void insert(CredentialRecord record) {
        jdbc.sql("""
                insert into accounts.passkeys (id, user_id, credential_id, public_key, attestation, client_data, signatures,
                  transports, backup_eligible, backed_up, name, created_at)
                values (:id, :user, :credential, :key, :attestation, :client, :signatures, :transports, :eligible, :backed,
                  :name, :now)
                """)
                .param("id", Ids.next())
                .param("user", PasskeyUsers.user(record.getUserEntityUserId()).value())
                .param("credential", record.getCredentialId().getBytes())
                .param("key", record.getPublicKey().getBytes())
                .param("attestation", bytes(record.getAttestationObject()))
                .param("client", bytes(record.getAttestationClientDataJSON()))
                .param("signatures", record.getSignatureCount())
                .param(
                        "transports",
                        record.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .param("eligible", record.isBackupEligible())
                .param("backed", record.isBackupState())
                .param("name", record.getLabel())
                .param("now", Timestamp.from(record.getCreated()))
                .update();
    }

    private static byte[] bytes(@Nullable Bytes bytes) {
        return bytes == null ? new byte[0] : bytes.getBytes();
    }

    /** A counter that stays at zero is one that the device does not keep (WebAuthn level 3, section 6.1.1). */
    private boolean used(CredentialRecord record) {
        return jdbc.sql("""
                                update accounts.passkeys
                                   set signatures = :signatures, last_used_at = :now
                                 where credential_id = :credential
                                   and (signatures < :signatures or signatures = 0 and :signatures = 0)
                                """)
                        .param("credential", record.getCredentialId().getBytes())
                        .param("signatures", record.getSignatureCount())
                        .param("now", Timestamp.from(record.getLastUsed()))
                        .update()
                == 1;
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql(RECORDS + "where credential_id = :credential")
                .param("credential", credential.getBytes())
                .query(PasskeyStore::credential)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return jdbc.sql(RECORDS + "where user_id = :user order by created_at, id")
                .param("user", PasskeyUsers.user(user).value())
                .query(PasskeyStore::credential)
                .list();
    }

    private static CredentialRecord credential(ResultSet row, int number) throws SQLException {
        String[] transports = (String[]) row.getArray("transports").getArray();
        var record = ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .userEntityUserId(PasskeyUsers.handle(new UserId(row.getObject("user_id", UUID.class))))
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .signatureCount(row.getLong("signatures"))
                .uvInitialized(true)
                .transports(Arrays.stream(transports)
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .label(row.getString("name"))
                .created(row.getTimestamp("created_at").toInstant());
        @Nullable Instant used = instant(row, "last_used_at");
        return (used == null ? record : record.lastUsed(used)).build();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
