package org.leadnest.followups;

import org.leadnest.messaging.BusinessDays;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What business days are in this account, in words, for wherever the delay of a step is edited. */
@ControllerAdvice(assignableTypes = SequencePages.class)
class BusinessDayWords {
    private final BusinessDays days;

    BusinessDayWords(BusinessDays days) {
        this.days = days;
    }

    @ModelAttribute("businessDays")
    String words() {
        return days.holidaysOff()
                ? "Business days are Monday to Friday without federal holidays."
                : "Business days are Monday to Friday, holidays included.";
    }
}
