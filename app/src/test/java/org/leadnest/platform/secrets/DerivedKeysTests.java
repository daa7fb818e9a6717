package org.leadnest.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.platform.web.DeploymentProperties;

/** The service's secret can be changed: what was made under the one before works for as long as that is named. */
class DerivedKeysTests {
    private static final String FIRST = secret(1);
    private static final String SECOND = secret(2);

    @TempDir
    private Path folder;

    @Test
    void thePresentSecretMakesAndTheOneBeforeIsStillKnown() {
        PurposeKey before = keys(FIRST, "", "").forPurpose("links");
        PurposeKey now = keys(SECOND, FIRST, FIRST).forPurpose("links");
        assertThat(now.current()).isNotEqualTo(before.current());
        assertThat(now.all()).containsExactly(now.current(), before.current());
        assertThat(now.before()).hasValue(before.current());
        assertThat(keys(SECOND, "", FIRST).forPurpose("links").all()).containsExactly(now.current());
    }

    /** Nobody has the address of an erased person any more to make its hash anew. */
    @Test
    void hashesOfAddressesStayUnderTheFirstSecret() {
        byte[] first = keys(FIRST, "", "").forPurpose("addresses").lasting();
        assertThat(keys(SECOND, FIRST, FIRST).forPurpose("addresses").lasting()).isEqualTo(first);
        assertThat(keys(secret(3), SECOND, FIRST).forPurpose("addresses").lasting())
                .isEqualTo(first);
        assertThatThrownBy(() -> keys(SECOND, FIRST, ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("leadnest.secrets.address-key");
    }

    @Test
    void whatIsSealedUnderTheSecretBeforeOpensWhereNoOtherKeyIsNamed() {
        Secrets before = new Secrets(KeyRing.of(DerivedKeys.of(FIRST, "", "", "", folder), "", "", "", ""));
        byte[] sealed = before.seal("a password", "carriers");
        Secrets now = new Secrets(KeyRing.of(DerivedKeys.of(SECOND, "", FIRST, "", folder), "", "", "", ""));
        assertThat(now.open(sealed, "carriers")).isEqualTo("a password");
    }

    private DerivedKeys keys(String key, String previous, String addressKey) {
        return new DerivedKeys(
                key,
                "",
                previous,
                "",
                addressKey,
                "",
                new DeploymentProperties(DeploymentProperties.Mode.PRODUCTION, folder, null, false));
    }

    private static String secret(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
