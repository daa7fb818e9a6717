package org.leadnest.support.news;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.audit.OperatorLog;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /ops/notices}: what is told to all users. */
@Controller
@ForOperator
@RequestMapping(NoticePages.PATH)
class NoticePages {
    static final String PATH = "/ops/notices";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMMM d, yyyy, h:mm a", Locale.US);

    private final Notices notices;
    private final Accounts accounts;
    private final OperatorLog log;

    NoticePages(Notices notices, Accounts accounts, OperatorLog log) {
        this.log = log;
        this.notices = notices;
        this.accounts = accounts;
    }

    @GetMapping
    String page(Actor actor, Model model) {
        return show(NoticeForm.BLANK, new FieldErrors(), actor, model);
    }

    @PostMapping
    String draft(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String asunto,
            @RequestParam(defaultValue = "") String palabras,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        NoticeForm form = new NoticeForm(subject, words, asunto, palabras);
        FieldErrors errors = form.errors();
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(form, errors, actor, model);
        }
        notices.draft(form.stripped());
        return "redirect:" + PATH;
    }

    @PostMapping("/{id}/trial")
    String tryOn(@PathVariable UUID id, Actor actor, RedirectAttributes redirect) {
        notices.tryOn(find(id), actor);
        Toast.show(redirect, "It is on its way to you alone.");
        return "redirect:" + PATH;
    }

    @PostMapping("/{id}/release")
    @StepUp("send a notice to everybody")
    String release(@PathVariable UUID id, Actor actor, RedirectAttributes redirect) {
        Notice notice = find(id);
        if (notice.releasedAt() == null) {
            log.house(AuditNote.of(AuditAct.NOTICE_SENT).by(actor.user()).about(notice.subject()));
        }
        Toast.show(
                redirect,
                notices.release(notice)
                        ? "It goes out within five minutes, to everybody who has not ended product notices."
                        : "It was released before.");
        return "redirect:" + PATH;
    }

    @PostMapping("/{id}/removal")
    String drop(@PathVariable UUID id, RedirectAttributes redirect) {
        Toast.show(redirect, notices.drop(find(id)) ? "The draft is removed." : "It went out already.");
        return "redirect:" + PATH;
    }

    private Notice find(UUID id) {
        return notices.find(id).orElseThrow(NotFound::new);
    }

    private String show(NoticeForm form, FieldErrors errors, Actor actor, Model model) {
        ZoneId zone = accounts.account(actor.account()).zone();
        List<NoticesPage.Line> lines =
                notices.list().stream().map(one -> line(one, zone)).toList();
        model.addAttribute("page", new NoticesPage(form, errors.ordered(), lines));
        return "support/notices";
    }

    private static NoticesPage.Line line(Notice one, ZoneId zone) {
        return new NoticesPage.Line(
                PATH + "/" + one.id(),
                one.subject(),
                paragraphs(one.words()),
                one.asunto(),
                paragraphs(one.palabras()),
                one.releasedAt() == null
                        ? "Draft of " + TIME.format(one.writtenAt().atZone(zone))
                        : "Released " + TIME.format(one.releasedAt().atZone(zone)) + ", posted to " + one.sent(),
                one.releasedAt() == null);
    }

    private static List<String> paragraphs(String words) {
        return words.lines().filter(line -> !line.isBlank()).toList();
    }
}
