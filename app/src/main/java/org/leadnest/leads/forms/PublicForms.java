package org.leadnest.leads.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Open;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /f/{form}}: a form as visitors see it, on our own page, in a frame, or by one script tag. */
@Controller
@Open
class PublicForms {
    private static final String EMBED = """
            (() => {
              const tag = document.currentScript;
              const frame = document.createElement('iframe');
              frame.src = '%s?embed=1';
              frame.title = 'Form';
              frame.width = '100%%';
              frame.height = '720';
              frame.style.border = '0';
              tag.after(frame);
              addEventListener('message', (event) => {
                if (event.source === frame.contentWindow && event.data && event.data.leadnestHeight > 0) {
                  frame.height = String(Math.ceil(event.data.leadnestHeight));
                }
              });
            })();
            """;

    private final Forms forms;
    private final Accounts accounts;
    private final Links links;

    PublicForms(Forms forms, Accounts accounts, Links links) {
        this.forms = forms;
        this.accounts = accounts;
        this.links = links;
    }

    @GetMapping("/f/{form}")
    ModelAndView show(@PathVariable String form, @RequestParam(required = false) @Nullable String embed) {
        return at(form, (address, web) -> page(address, web, Map.of(), Map.of(), null, embed != null));
    }

    @GetMapping("/f/{form}/thanks")
    ModelAndView thanks(@PathVariable String form, @RequestParam(required = false) @Nullable String embed) {
        return at(
                form,
                (address, web) -> new ModelAndView(
                        "leads/forms/thanks",
                        "page",
                        new FormPage.Thanks(
                                accounts.name(address.account()),
                                web.language(),
                                web.heading(),
                                web.thanks(),
                                web.redirectUrl(),
                                embed != null)));
    }

    @PostMapping("/f/{form}")
    ModelAndView send(
            @PathVariable String form,
            @RequestParam(required = false) @Nullable String embed,
            @RequestParam Map<String, String> given,
            HttpServletRequest request) {
        return at(form, (address, web) -> {
            boolean embedded = embed != null;
            return switch (forms.send(web, given, request.getRemoteAddr())) {
                case Forms.Sent.Taken() ->
                    new ModelAndView("redirect:/f/" + form + "/thanks" + (embedded ? "?embed=1" : ""));
                case Forms.Sent.Refused refused ->
                    status(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            page(address, web, given, refused.errors().ordered(), null, embedded));
                case Forms.Sent.TooMany() ->
                    status(
                            HttpStatus.TOO_MANY_REQUESTS,
                            page(
                                    address,
                                    web,
                                    given,
                                    Map.of(),
                                    words(
                                            web,
                                            "Too much was sent from your network at"
                                                    + " once. Try again in ten minutes.",
                                            "Se envió demasiado desde su red. Inténtelo"
                                                    + " de nuevo en diez minutos."),
                                    embedded));
            };
        });
    }

    @GetMapping(path = "/f/{form}/embed.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> script(@PathVariable String form) {
        FormAddress address = FormAddress.parse(form).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .body(EMBED.formatted(links.to("/f/" + address.encode())));
    }

    private interface Work {
        ModelAndView of(FormAddress address, WebForm form);
    }

    private ModelAndView at(String form, Work work) {
        FormAddress address = FormAddress.parse(form).orElseThrow(NotFound::new);
        return Tenancy.as(address.account(), () -> {
            Optional<WebForm> found = forms.find(address.form()).filter(WebForm::open);
            WebForm web = found.filter(one -> served(address)).orElseThrow(NotFound::new);
            return work.of(address, web);
        });
    }

    private boolean served(FormAddress address) {
        return accounts.account(address.account()).status() == Account.Status.ACTIVE;
    }

    private static ModelAndView status(HttpStatus status, ModelAndView page) {
        page.setStatus(status);
        return page;
    }

    private ModelAndView page(
            FormAddress address,
            WebForm form,
            Map<String, String> given,
            Map<String, String> errors,
            @Nullable String problem,
            boolean embedded) {
        FormPage.Public page = new FormPage.Public(
                address.encode(),
                accounts.name(address.account()),
                form.language(),
                form.heading(),
                form.intro(),
                inputs(form, given, errors),
                form.button(),
                form.consent(),
                form.consentVersion(),
                given.containsKey(Answers.AGREED),
                given.getOrDefault(Answers.MARK, forms.mark(form)),
                embedded,
                errors,
                problem);
        return new ModelAndView("leads/forms/form", "page", page);
    }

    private static List<FormPage.Input> inputs(WebForm form, Map<String, String> given, Map<String, String> errors) {
        List<FormPage.Input> inputs = new ArrayList<>();
        Function<String, String> value = name -> given.getOrDefault(name, "");
        form.fields().forEach(shown -> {
            String name = shown.field().parameter();
            inputs.add(new FormPage.Input(
                    name,
                    shown.field().label(form.language()),
                    shown.field().kind(),
                    shown.field().autocomplete(),
                    shown.required(),
                    value.apply(name),
                    errors.get(name)));
        });
        for (int i = 0; i < form.questions().size(); i++) {
            String name = Answers.QUESTION + i;
            inputs.add(new FormPage.Input(
                    name, form.questions().get(i), "text", "off", false, value.apply(name), errors.get(name)));
        }
        return inputs;
    }

    private static String words(WebForm form, String english, String spanish) {
        return form.language().equals("es") ? spanish : english;
    }
}
