package org.leadnest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.tenancy.TenantTransactionManager;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the catalogue says about who may see which rows. */
@LeadNestTest
class TenancyTests {
    /**
     * Tables with an account column that are read across accounts, each with its reason: who is a member of what or asked to be (read at
     * sign-in), whose customer a webhook of Stripe's is about, which coupon waits for whom, whose property a public page shows, which account has work due when (read by the runners; both without customer content), where each audit log ends (a number and a
     * hash, written by the database alone and read by {@code admin verify-audit}), and what the
     * embedded carrier took, which the developer's outbox shows whole.
     */
    private static final Set<String> READ_ACROSS_ACCOUNTS = Set.of(
            "accounts.audit_heads",
            "accounts.memberships",
            "accounts.invitations",
            "accounts.support_grants",
            "followups.call_wakeups",
            "followups.sweeps",
            "followups.wakeups",
            "listings.doors",
            "leads.wakeups",
            "leads.score_turns",
            "leads.mailbox_accounts",
            "messaging.link_codes",
            "messaging.mailbox_turns",
            "messaging.wakeups",
            "messaging.outbox",
            "billing.customers",
            "billing.coupons");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void everyTableWithAnAccountForcesRowLevelSecurity() {
        List<String> open = jdbc.sql("""
                        select n.nspname || '.' || c.relname
                          from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
                         where c.relkind in ('r', 'p')
                           and not (c.relrowsecurity and c.relforcerowsecurity)
                         order by 1
                        """).query(String.class).list();
        assertThat(open).allMatch(READ_ACROSS_ACCOUNTS::contains);
    }

    @Test
    void everyPolicyNamesTheAccountAndFailsWithoutOne() {
        List<String> loose = jdbc.sql("""
                        select schemaname || '.' || tablename || ': ' || policyname
                          from pg_policies
                         where permissive <> 'PERMISSIVE' or cmd <> 'ALL'
                            or qual <> '(account_id = (current_setting(''leadnest.account_id''::text))::uuid)'
                            or with_check <> '(account_id = ( SELECT (current_setting(''leadnest.account_id''::text))::uuid AS current_setting))'
                        """).query(String.class).list();
        assertThat(loose).isEmpty();
    }

    @Test
    void theAccountLeadsTheKeyOfEveryTenantTable() {
        List<String> others = jdbc.sql("""
                        select n.nspname || '.' || c.relname
                          from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
                          left join pg_index i on i.indrelid = c.oid and i.indisprimary
                         where c.relkind in ('r', 'p') and c.relforcerowsecurity
                           and (i.indrelid is null or i.indkey[0] <> a.attnum)
                        """).query(String.class).list();
        assertThat(others).isEmpty();
    }

    @Test
    void theApplicationRoleOwnsNothingAndBypassesNothing() {
        assertThat(jdbc.sql("select count(*) from pg_class where relowner = current_user::regrole")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles"
                                + " where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void aTransactionWithoutAnAccountFailsInsteadOfSeeingNothing() {
        List<String> tenantTables = jdbc.sql("select schemaname || '.' || tablename from pg_policies")
                .query(String.class)
                .list();
        assertThat(transactions).isInstanceOf(TenantTransactionManager.class);
        for (String table : tenantTables) {
            jdbc.sql("select 1").query(Integer.class).single();
            assertThatThrownBy(() -> new TransactionTemplate(transactions)
                            .execute(status -> jdbc.sql("explain analyze select * from " + table
                                            + " where account_id = gen_random_uuid() or true")
                                    .query(String.class)
                                    .list()))
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
        }
    }
}
