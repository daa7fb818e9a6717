package org.leadnest.followups;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Author;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Correspondents;
import org.springframework.stereotype.Component;

/** The people who write to us are leads: the one who has the address, or a new one. */
@Component
class LeadCorrespondents implements Correspondents {
    private final Leads leads;

    LeadCorrespondents(Leads leads) {
        this.leads = leads;
    }

    @Override
    public Optional<UUID> known(Channel channel, String address) {
        return switch (channel) {
            case EMAIL -> EmailAddress.parse(address).flatMap(leads::holding);
            case SMS -> PhoneNumber.parse(address).flatMap(leads::holding);
        };
    }

    @Override
    public UUID personOf(Channel channel, String address, String name) {
        String stripped = name.strip();
        int blank = stripped.indexOf(' ');
        String first = blank < 0 ? stripped : stripped.substring(0, blank);
        String last = blank < 0 ? "" : stripped.substring(blank + 1).strip();
        NewLead named = NewLead.named(first.isEmpty() ? null : first, last.isEmpty() ? null : last);
        NewLead lead = switch (channel) {
            case EMAIL ->
                named.reachedBy(EmailAddress.parse(address).stream().toList(), List.of())
                        .from("E-mail");
            case SMS ->
                named.reachedBy(List.of(), PhoneNumber.parse(address).stream().toList())
                        .from("Text message");
        };
        return leads.capture(lead, Author.system("LeadNest")).lead().id().value();
    }
}
