package org.leadnest.messaging.inbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inbox, formatted.
 *
 * @param open the conversation beside the list; null when none is chosen
 * @param drafted what has just been drawn up for the composer; null otherwise
 */
public record InboxPage(Listing list, @Nullable Thread open, DraftDesk.@Nullable Draft drafted) {

    /**
     * @param boxes each with its count of unread conversations, or an empty one; the one of what is to be decided counts all
     *     of its own, and is left out when it is empty
     * @param strangers letters that wait for a decision whether their writers are leads
     * @param address of the lines that are shown
     */
    public record Listing(
            String box,
            List<BoxTab> boxes,
            List<Line> lines,
            @Nullable String next,
            String address,
            int strangers) {}

    public record BoxTab(String key, String label, @Nullable String count) {}

    public record Line(
            String url,
            String name,
            String initials,
            String text,
            String when,
            String whenIso,
            String icon,
            boolean unread,
            boolean current,
            String answers) {}

    /**
     * @param inBox that the person has a conversation, which can be assigned, snoozed and done
     * @param standing what holds for each channel, in words
     * @param self the address of the messages that are shown
     * @param draft whose unsent words these are, to whom
     */
    public record Thread(
            String person,
            String draft,
            String name,
            String personUrl,
            String back,
            boolean inBox,
            boolean done,
            @Nullable String snoozed,
            String assignee,
            Map<String, String> members,
            Map<String, String> snoozes,
            List<Standing> standing,
            List<Bubble> messages,
            @Nullable String earlier,
            String self,
            boolean mayWrite,
            Composer composer) {}

    public record Standing(String channel, String address, String words, String tone) {}

    public record Action(String label, String href) {}

    /**
     * A file of a message.
     *
     * @param href null for a file that came and was not kept, or is not here yet
     * @param absent why it was not kept, in words; empty while it is being fetched
     * @param picture where a small picture of it is; null for what is none
     * @param alt what stands for the picture
     */
    public record FileLine(
            String label,
            @Nullable String href,
            String absent,
            @Nullable String picture,
            String alt) {}

    /**
     * @param clicked when a link in it was first opened; null when none was, or none is counted
     * @param rule by which it waits, or was not sent; null when it goes its way
     * @param action what can be done about that; null where nothing can
     * @param cancel the address that takes a waiting message back; null when it waits no more
     */
    public record Bubble(
            boolean mine,
            String channel,
            String subject,
            String text,
            String quoted,
            String when,
            String whenIso,
            String state,
            String tone,
            @Nullable String rule,
            @Nullable String reason,
            @Nullable Action action,
            @Nullable String clicked,
            List<FileLine> files,
            @Nullable String cancel,
            @Nullable String decide) {}

    /**
     * What was typed, kept while it is wrong.
     *
     * @param size what a text is charged as, in words; empty for an e-mail
     * @param advice on what could be answered; null where there is none
     * @param offers what can be drawn up
     */
    public record Composer(
            Map<String, String> channels,
            Map<String, String> templates,
            String channel,
            String subject,
            String text,
            String at,
            String accept,
            String size,
            Map<String, String> errors,
            ReplyAdviser.@Nullable Advice advice,
            List<DraftDesk.Offer> offers) {}
}
