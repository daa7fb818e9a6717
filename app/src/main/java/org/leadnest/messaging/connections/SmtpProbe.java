package org.leadnest.messaging.connections;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import org.leadnest.messaging.carriers.SmtpLogin;
import org.leadnest.platform.outbound.OutboundAddresses;
import org.springframework.stereotype.Component;

/** Signs in at a mail server, and sends nothing. */
@Component
class SmtpProbe {
    private static final int LONGEST = 300;

    private final OutboundAddresses addresses;

    SmtpProbe(OutboundAddresses addresses) {
        this.addresses = addresses;
    }

    Probe look(Credentials credentials) {
        SmtpLogin login = new SmtpLogin(
                credentials.host(), credentials.port(), credentials.tls(), credentials.login(), credentials.secret());
        try {
            addresses.check(credentials.host());
            login.connect();
            return new Probe.Taken(
                    new Findings(credentials.login() + " at " + credentials.host(), List.of(), List.of()), "");
        } catch (AuthenticationFailedException refused) {
            return new Probe.Refused("The mail server refused the user name or the password: " + words(refused));
        } catch (IOException unreachable) {
            return new Probe.Refused("The mail server cannot be reached: " + words(unreachable));
        } catch (MessagingException failed) {
            return new Probe.Refused("The mail server cannot be used: " + words(failed));
        }
    }

    private static String words(Exception failed) {
        String words = String.valueOf(failed.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }
}
