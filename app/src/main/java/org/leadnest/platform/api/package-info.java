/**
 * The manners of {@code /api/v1}: problems (RFC 9457), cursor pages, partial updates, idempotency keys, rate limits and
 * the OpenAPI document. {@link org.leadnest.platform.api.Failure} is what went wrong, for the API and for pages alike.
 */
@NullMarked
package org.leadnest.platform.api;

import org.jspecify.annotations.NullMarked;
