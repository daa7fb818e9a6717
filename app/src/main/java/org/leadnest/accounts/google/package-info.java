/**
 * Signing in with Google, or with any other OpenID Connect issuer that the property names: authorization code with PKCE, state
 * and nonce. A person is known by issuer and subject; the address opens nothing by itself, and an account that has a password
 * is joined with Google only after that password was typed.
 */
@NullMarked
package org.leadnest.accounts.google;

import org.jspecify.annotations.NullMarked;
