package org.leadnest.accounts.audit;

/** What is written down. The name is kept in the log: an act that is no longer done keeps its line here. */
public enum AuditAct {
    ACCOUNT_OPENED("Account opened"),
    SIGNED_IN("Signed in"),
    SIGN_IN_HELD_BACK("Sign-in held back after wrong passwords"),
    SIGN_IN_LOCKED("Sign-in locked after a hundred wrong passwords"),
    SIGN_IN_UNLOCKED("Sign-in opened again by a mailed link"),
    SIGN_IN_UNUSUAL("Signed in from an unusual place"),
    PASSWORD_CHANGED("Password changed"),
    PASSWORD_RESET("Password set by a mailed link"),
    MEMBER_INVITED("Person invited"),
    INVITATION_REVOKED("Invitation taken back"),
    MEMBER_JOINED("Person joined"),
    ROLE_CHANGED("Role changed"),
    MEMBER_LEFT("Person left"),
    MEMBER_REMOVED("Person removed"),
    TEAM_MADE("Team made"),
    TEAM_CHANGED("Team changed"),
    TEAM_ENDED("Team deleted"),
    API_KEY_MADE("API key made"),
    API_KEY_ROTATED("API key rotated"),
    API_KEY_REVOKED("API key revoked"),
    ACCOUNT_CHANGED("Account settings changed"),
    SENDING_CHANGED("Sending settings changed"),
    SENDING_RULE_SET("Rule of sending set"),
    SENDING_RULE_ENDED("Rule of sending ended"),
    CARRIER_CONNECTED("Own carrier connected"),
    CARRIER_REMOVED("Own carrier removed"),
    SECOND_FACTOR_ON("Two-step sign-in turned on"),
    SECOND_FACTOR_OFF("Two-step sign-in turned off"),
    SECOND_FACTOR_RULE("Rule about two-step sign-in changed"),
    SECOND_FACTOR_RESET_ASKED("Reset of two-step sign-in asked for"),
    SECOND_FACTOR_RESET_ENDED("Reset of two-step sign-in called off"),
    RECOVERY_CODE_USED("Recovery code used"),
    RECOVERY_CODES_RENEWED("Recovery codes renewed"),
    PASSKEY_ADDED("Passkey added"),
    PASSKEY_RENAMED("Passkey renamed"),
    PASSKEY_REMOVED("Passkey removed"),
    SESSIONS_ENDED("Sessions ended"),
    SIGNED_OUT("Signed out"),
    PROFILE_CHANGED("Profile changed"),
    PHONE_CONFIRMED("Phone number confirmed by a code"),
    PHONE_FORGOTTEN("Phone number forgotten"),
    GOOGLE_JOINED("Joined with a Google account"),
    GOOGLE_PARTED("Parted from a Google account"),
    OWNERSHIP_OFFERED("Account offered to a member"),
    OWNERSHIP_OFFER_ENDED("Offer of the account ended"),
    OWNERSHIP_TAKEN("Account handed over"),
    SUPPORT_LET_IN("Support may look in"),
    SUPPORT_SENT_OUT("Support may look in no more"),
    OPERATOR_MADE("Operator made"),
    OPERATOR_ENDED("Operator is one no more"),
    OPERATOR_LOOKED("Looked at by an operator"),
    OPERATOR_UNLOCKED("Sign-in unlocked by an operator"),
    OPERATOR_VISITED("Entered by an operator"),
    OPERATOR_READ("Page read by an operator"),
    OPERATOR_LEFT("Left by an operator"),
    HOLD_SET("Legal hold set"),
    HOLD_CHANGED("Last day of a legal hold changed"),
    HOLD_ENDED("Legal hold ended"),
    FRAUD_RECORDED("Fraud recorded"),
    FRAUD_RECORD_REMOVED("Record of fraud removed"),
    PLAN_CHANGED("Plan changed"),
    PLAN_CANCELLED("Plan cancelled"),
    IMPORT_DONE("Import of leads done"),
    LEADS_CHANGED("Many leads changed at once"),
    LISTING_REMOVED("Listing removed"),
    OWNERSHIP_RULE("Rule about whose leads are changed"),
    OWNERSHIP_SET("Whose a lead is changed"),
    EXPORTED("Data taken out as a file");

    private final String words;

    AuditAct(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
