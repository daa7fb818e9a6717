package org.leadnest.leads.clauses;

import static org.leadnest.leads.clauses.Operator.AFTER;
import static org.leadnest.leads.clauses.Operator.AT_LEAST;
import static org.leadnest.leads.clauses.Operator.AT_MOST;
import static org.leadnest.leads.clauses.Operator.BEFORE;
import static org.leadnest.leads.clauses.Operator.CONTAINS;
import static org.leadnest.leads.clauses.Operator.EMPTY;
import static org.leadnest.leads.clauses.Operator.EQUALS;
import static org.leadnest.leads.clauses.Operator.IS;
import static org.leadnest.leads.clauses.Operator.IS_NOT;
import static org.leadnest.leads.clauses.Operator.LAST_DAYS;
import static org.leadnest.leads.clauses.Operator.NEXT_DAYS;
import static org.leadnest.leads.clauses.Operator.NONE_OF;
import static org.leadnest.leads.clauses.Operator.NOT_EMPTY;
import static org.leadnest.leads.clauses.Operator.OLDER_DAYS;
import static org.leadnest.leads.clauses.Operator.ON;
import static org.leadnest.leads.clauses.Operator.ONE_OF;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a clause can ask about; {@link #OWN} is a field of the account's own, named beside it. */
public enum ClauseField {
    STAGE("stage", "Stage", Kind.CHOICE),
    TAG("tag", "Tag", Kind.CHOICE),
    SOURCE("source", "Source", Kind.CHOICE),
    OWNER("owner", "Owner", Kind.CHOICE),
    INQUIRY("inquiry", "Inquiry type", Kind.CHOICE),
    SCORE("score", "Score", Kind.AMOUNT),
    LAST_CONTACT("lastContact", "Last contact by a person", Kind.TIME),
    ACTIVITY("activity", "Last activity", Kind.TIME),
    CREATED("created", "Created", Kind.TIME),
    NAME("name", "Name", Kind.TEXT),
    EMAIL("email", "E-mail address", Kind.TEXT),
    PHONE("phone", "Phone number", Kind.TEXT),
    STATE("state", "State", Kind.CHOICE),
    POSTAL_CODE("postalCode", "ZIP code", Kind.TEXT),
    TIME_ZONE("timeZone", "Time zone", Kind.TEXT),
    OWN("own", "", Kind.TEXT);

    /** What is compared, and by which operators. */
    public enum Kind {
        CHOICE(IS, IS_NOT, ONE_OF, NONE_OF, EMPTY, NOT_EMPTY),
        TEXT(IS, IS_NOT, CONTAINS, EMPTY, NOT_EMPTY),
        AMOUNT(EQUALS, AT_LEAST, AT_MOST, EMPTY, NOT_EMPTY),
        YES_NO(IS, EMPTY, NOT_EMPTY),
        TIME(LAST_DAYS, OLDER_DAYS, BEFORE, AFTER, ON, EMPTY, NOT_EMPTY),
        DAY(LAST_DAYS, NEXT_DAYS, BEFORE, AFTER, ON, EMPTY, NOT_EMPTY);

        private final List<Operator> operators;

        Kind(Operator... operators) {
            this.operators = List.of(operators);
        }

        public List<Operator> operators() {
            return operators;
        }
    }

    private final String key;
    private final String label;
    private final Kind kind;

    ClauseField(String key, String label, Kind kind) {
        this.key = key;
        this.label = label;
        this.kind = kind;
    }

    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    static Optional<ClauseField> named(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }
}
