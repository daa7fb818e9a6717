package org.leadnest.ai;

/** What the {@link Assistant} can be asked for; each has its prompt file. */
public enum Errand {
    FOLLOW_UP("messages/follow-up-1"),
    REPLY("messages/reply-1"),
    SUBJECTS("messages/subjects-1"),
    TRANSLATION("messages/translation-1"),
    SUMMARY("leads/summary-1"),
    CALL_SCRIPT("leads/call-script-1");

    private static final String FORM = "parts-1";

    private final Prompt prompt;

    Errand(String file) {
        this.prompt = Prompt.named(file, FORM);
    }

    Prompt prompt() {
        return prompt;
    }
}
