package org.leadnest.support;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests by mail: {@code leadnest.support.*}.
 *
 * @param replyDomain the domain whose mail a carrier brings to the door that the support queue shows, such as {@code
 *     reply.leadnest.example}; empty where letters cannot be answered by mail
 */
@ConfigurationProperties("leadnest.support")
record SupportProperties(@DefaultValue("") String replyDomain) {}
