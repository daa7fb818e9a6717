package org.leadnest.cadence;

/** What a step does when its moment has come. Texts are templates: the engine never renders them. */
public sealed interface Action {

    Channel channel();

    /** Sends an e-mail to the lead. */
    record Email(String subject, String body) implements Action {
        @Override
        public Channel channel() {
            return Channel.EMAIL;
        }
    }

    /** Sends a text message to the lead. */
    record Sms(String body) implements Action {
        @Override
        public Channel channel() {
            return Channel.SMS;
        }
    }

    /** Gives the lead's agent something to do. */
    record Task(String title, String note) implements Action {
        @Override
        public Channel channel() {
            return Channel.TASK;
        }
    }

    /** Only lets time pass; the step after it counts its delay from here. */
    record Wait() implements Action {
        @Override
        public Channel channel() {
            return Channel.WAIT;
        }
    }

    /**
     * Goes on with the next step when the check holds, else jumps forward.
     *
     * @param otherwise index of the step to go on with when the check does not hold; the number of steps means the end
     */
    record Condition(Check check, int otherwise) implements Action {
        @Override
        public Channel channel() {
            return Channel.CONDITION;
        }
    }

    /** Tells an address of the account's own that the lead has come this far. */
    record Webhook(String url) implements Action {
        @Override
        public Channel channel() {
            return Channel.WEBHOOK;
        }
    }
}
