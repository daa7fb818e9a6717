package org.leadnest.cadence;

/** A question about the lead that a condition step asks at its moment. */
public sealed interface Check {

    boolean holds(Facts facts);

    record Replied() implements Check {
        @Override
        public boolean holds(Facts facts) {
            return facts.replied();
        }
    }

    record OpenedLink() implements Check {
        @Override
        public boolean holds(Facts facts) {
            return facts.openedLink();
        }
    }

    record StageIs(String stage) implements Check {
        @Override
        public boolean holds(Facts facts) {
            return stage.equals(facts.stage());
        }
    }

    record HasTag(String tag) implements Check {
        @Override
        public boolean holds(Facts facts) {
            return facts.tags().contains(tag);
        }
    }

    record FieldIs(String field, String value) implements Check {
        @Override
        public boolean holds(Facts facts) {
            return value.equals(facts.fields().get(field));
        }
    }
}
