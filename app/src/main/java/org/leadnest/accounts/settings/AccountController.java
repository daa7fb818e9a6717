package org.leadnest.accounts.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@Requires(Permission.ACCOUNT_SETTINGS)
class AccountController {
    private static final String VIEW = "accounts/settings/account";
    private static final int NAME_LENGTH = 200;
    /** The zones of the United States and its territories, from east to west (IANA names). */
    static final Map<String, String> ZONES = zones();

    private final Accounts accounts;
    private final AccountSettings settings;

    AccountController(Accounts accounts, AccountSettings settings) {
        this.settings = settings;
        this.accounts = accounts;
    }

    @GetMapping("/app/settings/account")
    String page(Actor actor, Model model) {
        Account account = accounts.account(actor.account());
        String phone = account.phone().map(PhoneNumber::display).orElse("");
        return show(account.name(), phone, account.zone().getId(), new FieldErrors(), model);
    }

    @PostMapping("/app/settings/account")
    String save(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String zone,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String company = name.strip();
        Optional<PhoneNumber> dialled = PhoneNumber.parse(phone.strip());
        FieldErrors errors = new FieldErrors()
                .expect(
                        !company.isEmpty() && company.codePointCount(0, company.length()) <= NAME_LENGTH,
                        "name",
                        "expected a name of up to 200 characters")
                .expect(
                        phone.isBlank() || dialled.isPresent(),
                        "phone",
                        "expected a phone number such as (305) 555-0123, or nothing")
                .expect(ZONES.containsKey(zone), "zone", "expected one of the zones in the list");
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(name, phone, zone, errors, model);
        }
        settings.describe(company, ZoneId.of(zone), dialled);
        Toast.show(redirect, "The account is saved.");
        return "redirect:/app/settings/account";
    }

    private static String show(String name, String phone, String zone, FieldErrors errors, Model model) {
        model.addAttribute("page", new AccountPage(name, phone, zone, ZONES, errors.ordered()));
        return VIEW;
    }

    private static Map<String, String> zones() {
        Map<String, String> zones = new LinkedHashMap<>();
        zones.put("America/Puerto_Rico", "Atlantic (Puerto Rico, Virgin Islands)");
        zones.put("America/New_York", "Eastern");
        zones.put("America/Indiana/Indianapolis", "Eastern (Indiana)");
        zones.put("America/Chicago", "Central");
        zones.put("America/Denver", "Mountain");
        zones.put("America/Phoenix", "Mountain without daylight saving (Arizona)");
        zones.put("America/Los_Angeles", "Pacific");
        zones.put("America/Anchorage", "Alaska");
        zones.put("Pacific/Honolulu", "Hawaii");
        zones.put("Pacific/Guam", "Guam");
        zones.put("Pacific/Pago_Pago", "American Samoa");
        return zones;
    }
}
