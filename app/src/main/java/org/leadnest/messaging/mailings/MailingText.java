package org.leadnest.messaging.mailings;

import org.leadnest.messaging.Channel;

/** What a mailing says, in Liquid. @param subject blank for texts */
public record MailingText(Channel channel, String subject, String body) {}
