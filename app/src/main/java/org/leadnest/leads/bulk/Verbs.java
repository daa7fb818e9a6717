package org.leadnest.leads.bulk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.Author;
import org.leadnest.leads.KeptText;
import org.leadnest.leads.LeadBulkVerb;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.leads.ManyLeads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's own verbs: stage, tag, untag, owner. */
@Configuration(proxyBeanMethods = false)
class Verbs {
    private static final int MAX_TAG = 60;

    /** What all of them share. */
    private abstract static class Own implements LeadBulkVerb {
        private final String key;

        Own(String key) {
            this.key = key;
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
    LeadBulkVerb stageVerb(Leads leads, ManyLeads many) {
        return new Own("stage") {
            @Override
            public Optional<String> objection(String value) {
                boolean known =
                        leads.stages().stream().anyMatch(one -> one.name().equalsIgnoreCase(value));
                return known ? Optional.empty() : Optional.of("Choose a stage first.");
            }

            @Override
            public Map<UUID, String> act(List<UUID> ids, String value, Author author) {
                return many.changeStage(ids, value, author);
            }

            @Override
            public int undo(Map<UUID, String> before, String value, Author author) {
                List<UUID> still = many.inStage(List.copyOf(before.keySet()), value);
                return byValue(before, still).entrySet().stream()
                        .mapToInt(one -> many.changeStage(one.getValue(), one.getKey(), author)
                                .size())
                        .sum();
            }
        };
    }

    @Bean
    LeadBulkVerb tagVerb(ManyLeads many) {
        return new Own("tag") {
            @Override
            public Optional<String> objection(String value) {
                return tagObjection(value);
            }

            @Override
            public Map<UUID, String> act(List<UUID> ids, String value, Author author) {
                return plainly(many.tag(ids, value, author));
            }

            @Override
            public int undo(Map<UUID, String> before, String value, Author author) {
                return many.untag(List.copyOf(before.keySet()), value, author).size();
            }
        };
    }

    @Bean
    LeadBulkVerb untagVerb(ManyLeads many) {
        return new Own("untag") {
            @Override
            public Optional<String> objection(String value) {
                return tagObjection(value);
            }

            @Override
            public Map<UUID, String> act(List<UUID> ids, String value, Author author) {
                return plainly(many.untag(ids, value, author));
            }

            @Override
            public int undo(Map<UUID, String> before, String value, Author author) {
                return many.tag(List.copyOf(before.keySet()), value, author).size();
            }
        };
    }

    @Bean
    LeadBulkVerb ownerVerb(Leads leads, ManyLeads many) {
        return new Own("owner") {
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
            public Map<UUID, String> act(List<UUID> ids, String value, Author author) {
                return many.assign(ids, user(value), author).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                one -> one.getValue().map(UUID::toString).orElse(LeadFilter.NO_OWNER)));
            }

            @Override
            public int undo(Map<UUID, String> before, String value, Author author) {
                List<UUID> still = many.ownedBy(List.copyOf(before.keySet()), user(value));
                return byValue(before, still).entrySet().stream()
                        .mapToInt(one -> many.assign(one.getValue(), user(one.getKey()), author)
                                .size())
                        .sum();
            }
        };
    }

    private static Map<UUID, String> plainly(List<UUID> changed) {
        return changed.stream().collect(Collectors.toMap(Function.identity(), id -> ""));
    }

    /** Value to those of {@code leads} that had it. */
    private static Map<String, List<UUID>> byValue(Map<UUID, String> before, List<UUID> leads) {
        return leads.stream().collect(Collectors.groupingBy(lead -> String.valueOf(before.get(lead))));
    }

    private static Optional<String> tagObjection(String value) {
        FieldErrors errors = new FieldErrors().expect(!value.isBlank(), "tag", "Write the tag first.");
        KeptText.check(errors, "tag", value, MAX_TAG);
        return Optional.ofNullable(errors.of("tag"));
    }

    private static @Nullable UserId user(String value) {
        return Ids.parse(value).map(UserId::new).orElse(null);
    }
}
