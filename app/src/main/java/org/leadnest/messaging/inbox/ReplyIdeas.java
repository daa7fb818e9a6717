package org.leadnest.messaging.inbox;

import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Direction;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.springframework.stereotype.Component;

/** Advice on an answer, while the last word of a conversation is the person's; and what can be drawn up at any time. */
@Component
class ReplyIdeas {
    private final List<ReplyAdviser> advisers;
    private final List<DraftDesk> desks;
    private final Messages messages;

    ReplyIdeas(List<ReplyAdviser> advisers, List<DraftDesk> desks, Messages messages) {
        this.desks = List.copyOf(desks);
        this.advisers = advisers;
        this.messages = messages;
    }

    Optional<ReplyAdviser.Advice> of(AddressBook.Entry person, List<Message> newestFirst, Actor actor) {
        return newestFirst.stream()
                .limit(1)
                .filter(message -> message.direction() == Direction.IN)
                .map(message -> QuotedText.of(message.body()).fresh())
                .flatMap(said -> advisers.stream().flatMap(adviser -> adviser.advice(person, said, actor).stream()))
                .findFirst();
    }

    List<DraftDesk.Offer> offers(AddressBook.Entry person, Actor actor) {
        return desks.stream()
                .flatMap(desk -> desk.offers(person, actor).stream())
                .toList();
    }

    /** The text of one idea about the conversation as it is now. */
    Optional<String> idea(AddressBook.Entry person, int number, Actor actor) {
        return of(person, messages.list(person.person(), Optional.empty(), 1).data(), actor)
                .map(ReplyAdviser.Advice::replies)
                .filter(replies -> number >= 0 && number < replies.size())
                .map(replies -> replies.get(number));
    }
}
