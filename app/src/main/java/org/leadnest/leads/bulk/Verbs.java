package org.leadnest.leads.bulk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.Author;
import org.leadnest.leads.KeptText;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadBulkVerb;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's own verbs: stage, tag, untag, owner. */
@Configuration(proxyBeanMethods = false)
class Verbs {
    private static final int MAX_TAG = 60;

    /** What all of them share. */
    private abstract static class Own implements LeadBulkVerb {
        final Leads leads;
        private final String key;

        Own(String key, Leads leads) {
            this.key = key;
            this.leads = leads;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public Permission needs() {
            return Permission.LEADS_WRITE;
        }
    }

    @Bean
    LeadBulkVerb stageVerb(Leads leads) {
        return new Own("stage", leads) {
            @Override
            public Optional<String> objection(String value) {
                boolean known =
                        leads.stages().stream().anyMatch(one -> one.name().equalsIgnoreCase(value));
                return known ? Optional.empty() : Optional.of("Choose a stage first.");
            }

            @Override
            public Optional<String> act(LeadId id, String value, Author author) {
                return leads.find(id)
                        .map(lead -> lead.stage().name())
                        .filter(before -> !before.equalsIgnoreCase(value) && leads.changeStage(id, value, author));
            }

            @Override
            public boolean undo(LeadId id, String value, String before, Author author) {
                return leads.find(id)
                        .filter(lead -> lead.stage().name().equalsIgnoreCase(value))
                        .filter(lead -> leads.changeStage(id, before, author))
                        .isPresent();
            }
        };
    }

    @Bean
    LeadBulkVerb tagVerb(Leads leads) {
        return new Own("tag", leads) {
            @Override
            public Optional<String> objection(String value) {
                return tagObjection(value);
            }

            @Override
            public Optional<String> act(LeadId id, String value, Author author) {
                return leads.find(id)
                        .filter(lead -> !tagged(lead, value) && leads.tag(id, value, author))
                        .map(lead -> "");
            }

            @Override
            public boolean undo(LeadId id, String value, String before, Author author) {
                return leads.find(id).filter(lead -> tagged(lead, value)).isPresent() && leads.untag(id, value, author);
            }
        };
    }

    @Bean
    LeadBulkVerb untagVerb(Leads leads) {
        return new Own("untag", leads) {
            @Override
            public Optional<String> objection(String value) {
                return tagObjection(value);
            }

            @Override
            public Optional<String> act(LeadId id, String value, Author author) {
                return leads.find(id)
                        .filter(lead -> tagged(lead, value) && leads.untag(id, value, author))
                        .map(lead -> "");
            }

            @Override
            public boolean undo(LeadId id, String value, String before, Author author) {
                return leads.find(id).filter(lead -> !tagged(lead, value)).isPresent() && leads.tag(id, value, author);
            }
        };
    }

    @Bean
    LeadBulkVerb ownerVerb(Leads leads) {
        return new Own("owner", leads) {
            @Override
            public Optional<String> objection(String value) {
                List<String> known = leads.catalogue().owners().stream()
                        .map(owner -> owner.id().toString())
                        .toList();
                return value.equals(LeadFilter.NO_OWNER) || known.contains(value)
                        ? Optional.empty()
                        : Optional.of("Choose an owner first.");
            }

            @Override
            public Optional<String> act(LeadId id, String value, Author author) {
                return leads.find(id)
                        .map(Verbs::owner)
                        .filter(before -> !before.equals(value) && leads.assign(id, user(value), author));
            }

            @Override
            public boolean undo(LeadId id, String value, String before, Author author) {
                return leads.find(id).filter(lead -> owner(lead).equals(value)).isPresent()
                        && leads.assign(id, user(before), author);
            }
        };
    }

    private static Optional<String> tagObjection(String value) {
        FieldErrors errors = new FieldErrors().expect(!value.isBlank(), "tag", "Write the tag first.");
        KeptText.check(errors, "tag", value, MAX_TAG);
        return Optional.ofNullable(errors.of("tag"));
    }

    private static boolean tagged(Lead lead, String tag) {
        String wanted = tag.strip().toLowerCase(Locale.ROOT);
        return lead.tags().stream().anyMatch(one -> one.toLowerCase(Locale.ROOT).equals(wanted));
    }

    private static String owner(Lead lead) {
        return lead.owner() == null ? LeadFilter.NO_OWNER : lead.owner().id().toString();
    }

    private static @Nullable UserId user(String value) {
        return Ids.parse(value).map(UserId::new).orElse(null);
    }
}
