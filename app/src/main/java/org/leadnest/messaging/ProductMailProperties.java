package org.leadnest.messaging;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The house's own mail.
 *
 * @param postalAddress where the house is, in one line; stands under mail that can be ended (15 USC 7704(a)(5))
 */
@ConfigurationProperties("leadnest.product-mail")
record ProductMailProperties(@DefaultValue("") String postalAddress) {}
