package org.leadnest.testkit;

import static org.leadnest.testkit.StripeBooks.item;
import static org.leadnest.testkit.StripeBooks.list;
import static org.leadnest.testkit.StripeBooks.map;
import static org.leadnest.testkit.StripeBooks.number;
import static org.leadnest.testkit.StripeBooks.object;
import static org.leadnest.testkit.StripeBooks.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The calls of Stripe's API that LeadNest makes, over {@link StripeBooks}. */
final class StripeApi {
    private static final JsonMapper JSON = new JsonMapper();

    private final StripeBooks books;
    private final Supplier<String> base;
    private final Map<String, Kept> kept = new HashMap<>();

    StripeApi(StripeBooks books, Supplier<String> base) {
        this.books = books;
        this.base = base;
    }

    /** What was answered to a call with an idempotency key. */
    private record Kept(String call, HttpPeer.Answer answer) {}

    /** A call with its parameters: those of the form, or of the query. */
    private record Ask(String method, List<String> path, Map<String, String> form) {
        @Nullable
        String get(String name) {
            return form.get(name);
        }

        String need(String name) {
            String value = form.get(name);
            if (value == null) {
                throw new Refused(400, "parameter_missing", "Missing required param: " + name + ".");
            }
            return value;
        }

        boolean expands(String what) {
            return form.entrySet().stream()
                    .anyMatch(one ->
                            one.getKey().startsWith("expand") && one.getValue().equals(what));
        }
    }

    private static final class Refused extends RuntimeException {
        private final int status;
        private final String code;

        Refused(int status, String code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }
    }

    HttpPeer.Answer answer(HttpPeer.Call call) {
        if (!call.header("Authorization").startsWith("Bearer sk_")) {
            return error(401, "api_key_invalid", "Invalid API Key provided.");
        }
        String key = call.header("Idempotency-Key");
        String what = call.method() + " " + call.path() + " " + call.body();
        if (call.method().equals("POST") && kept.containsKey(key)) {
            Kept before = kept.get(key);
            return before.call.equals(what)
                    ? before.answer
                    : error(
                            400,
                            "idempotency_error",
                            "Keys for idempotent requests can only be used with the same parameters.");
        }
        HttpPeer.Answer answer = fresh(call);
        if (call.method().equals("POST") && !key.isEmpty() && answer.status() < 500) {
            kept.put(key, new Kept(what, answer));
        }
        return answer;
    }

    private HttpPeer.Answer fresh(HttpPeer.Call call) {
        try {
            return HttpPeer.Answer.json(200, JSON.writeValueAsString(ask(read(call))));
        } catch (Refused refused) {
            return error(refused.status, refused.code, String.valueOf(refused.getMessage()));
        }
    }

    private static HttpPeer.Answer error(int status, String code, String message) {
        return HttpPeer.Answer.json(
                status,
                JSON.writeValueAsString(
                        Map.of("error", Map.of("type", "invalid_request_error", "code", code, "message", message))));
    }

    private static Ask read(HttpPeer.Call call) {
        int query = call.path().indexOf('?');
        String path = query < 0 ? call.path() : call.path().substring(0, query);
        String form = call.method().equals("GET") ? query < 0 ? "" : call.path().substring(query + 1) : call.body();
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new Ask(call.method(), List.of(path.substring("/v1/".length()).split("/")), values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private Map<String, Object> ask(Ask ask) {
        String what = ask.method + " " + ask.path.getFirst()
                + (ask.path.size() > 1 ? "/" + (isList(ask) ? ask.path.get(1) : "_") : "")
                + (ask.path.size() > 2 ? "/" + ask.path.get(2) : "");
        return switch (what) {
            case "POST customers" -> makeCustomer(ask);
            case "GET customers/_" -> one(books.customers, ask);
            case "POST customers/_" -> changeCustomer(ask);
            case "GET prices" -> prices(ask);
            case "POST checkout/sessions" -> checkout(ask);
            case "POST billing_portal/sessions" -> portal(ask);
            case "GET subscriptions" -> of(books.subscriptions, ask);
            case "GET subscriptions/_" -> subscription(ask);
            case "POST subscriptions/_" -> changeSubscription(ask);
            case "POST subscription_schedules" -> schedule(ask);
            case "POST subscription_schedules/_" -> changeSchedule(ask);
            case "POST subscription_schedules/_/release" -> release(ask);
            case "GET invoices" -> of(books.invoices, ask);
            case "GET invoices/_" -> one(books.invoices, ask);
            case "GET charges/_" -> one(books.charges, ask);
            case "GET invoice_payments" -> payments(ask);
            default -> {
                if (what.startsWith("GET checkout/sessions/")) {
                    yield known(books.sessions, ask.path.get(2));
                }
                throw new Refused(404, "unknown_url", "Unrecognized request URL (" + what + ").");
            }
        };
    }

    private static boolean isList(Ask ask) {
        return ask.path.getFirst().equals("checkout") || ask.path.getFirst().equals("billing_portal");
    }

    private static Map<String, Object> known(Map<String, Map<String, Object>> of, String id) {
        Map<String, Object> found = of.get(id);
        if (found == null) {
            throw new Refused(404, "resource_missing", "No such object: '" + id + "'");
        }
        return found;
    }

    private static Map<String, Object> one(Map<String, Map<String, Object>> of, Ask ask) {
        return known(of, ask.path.get(1));
    }

    private static Map<String, Object> of(Map<String, Map<String, Object>> all, Ask ask) {
        return list(
                "/v1/" + ask.path.getFirst(),
                all.values().stream()
                        .filter(found -> ask.need("customer").equals(found.get("customer")))
                        .toList()
                        .reversed());
    }

    private Map<String, Object> makeCustomer(Ask ask) {
        Map<String, Object> made = object("customer", books.id("cus"));
        made.put("created", books.seconds());
        made.put("email", ask.get("email"));
        made.put("name", ask.get("name"));
        made.put("metadata", metadata(ask, "metadata"));
        made.put("tax_ids", list("/v1/tax_ids", List.of()));
        books.customers.put(text(made, "id"), made);
        books.event("customer.created", made);
        return made;
    }

    private Map<String, Object> changeCustomer(Ask ask) {
        Map<String, Object> found = one(books.customers, ask);
        if (ask.get("email") != null) {
            found.put("email", ask.get("email"));
        }
        books.event("customer.updated", found);
        return found;
    }

    private static Map<String, Object> metadata(Ask ask, String prefix) {
        Map<String, Object> found = new LinkedHashMap<>();
        ask.form.forEach((name, value) -> {
            if (name.startsWith(prefix + "[")) {
                found.put(name.substring(prefix.length() + 1, name.length() - 1), value);
            }
        });
        return found;
    }

    private Map<String, Object> prices(Ask ask) {
        List<String> keys = ask.form.entrySet().stream()
                .filter(one -> one.getKey().startsWith("lookup_keys"))
                .map(Map.Entry::getValue)
                .toList();
        return list(
                "/v1/prices",
                books.prices.values().stream()
                        .filter(price -> keys.isEmpty() || keys.contains(price.get("lookup_key")))
                        .toList());
    }

    private Map<String, Object> checkout(Ask ask) {
        String price = ask.need("line_items[0][price]");
        long quantity = Long.parseLong(ask.need("line_items[0][quantity]"));
        Map<String, Object> made = object("checkout.session", books.id("cs_test"));
        made.put("mode", ask.need("mode"));
        made.put("customer", text(known(books.customers, ask.need("customer")), "id"));
        made.put("client_reference_id", ask.get("client_reference_id"));
        made.put("created", books.seconds());
        made.put("currency", "usd");
        made.put("amount_total", number(known(books.prices, price), "unit_amount") * quantity);
        made.put("status", "open");
        made.put("payment_status", "unpaid");
        made.put("subscription", null);
        made.put("success_url", ask.need("success_url"));
        made.put("cancel_url", ask.get("cancel_url"));
        made.put("metadata", metadata(ask, "metadata"));
        made.put("url", base.get() + "/pay/" + made.get("id"));
        Map<String, Object> answered = new LinkedHashMap<>(made);
        made.put("line", new LinkedHashMap<>(Map.of("price", price, "quantity", quantity)));
        String trialEnd = ask.get("subscription_data[trial_end]");
        if (trialEnd != null) {
            made.put("trial", Long.parseLong(trialEnd));
        }
        books.sessions.put(text(made, "id"), made);
        return answered;
    }

    private Map<String, Object> portal(Ask ask) {
        Map<String, Object> made = object("billing_portal.session", books.id("bps"));
        made.put("customer", known(books.customers, ask.need("customer")).get("id"));
        made.put("created", books.seconds());
        made.put("return_url", ask.get("return_url"));
        made.put("url", base.get() + "/portal/" + made.get("id"));
        return made;
    }

    private Map<String, Object> subscription(Ask ask) {
        Map<String, Object> found = one(books.subscriptions, ask);
        Object schedule = found.get("schedule");
        if (schedule == null || !ask.expands("schedule")) {
            return found;
        }
        Map<String, Object> expanded = new LinkedHashMap<>(found);
        expanded.put("schedule", known(books.schedules, schedule.toString()));
        return expanded;
    }

    private Map<String, Object> changeSubscription(Ask ask) {
        Map<String, Object> found = one(books.subscriptions, ask);
        Map<String, Object> item = item(found);
        String price = ask.get("items[0][price]");
        if (price != null) {
            Map<String, Object> before = map(item.get("price"));
            item.put("price", known(books.prices, price));
            if (!before.equals(item.get("price")) && !"trialing".equals(found.get("status"))) {
                item.put(
                        "current_period_end",
                        books.cycleAfter(number(item, "current_period_start"), map(item.get("price"))));
            }
        }
        if (ask.get("items[0][quantity]") != null) {
            item.put("quantity", Long.parseLong(ask.need("items[0][quantity]")));
        }
        if (ask.get("cancel_at_period_end") != null) {
            boolean cancel = Boolean.parseBoolean(ask.get("cancel_at_period_end"));
            found.put("cancel_at_period_end", cancel);
            found.put("cancel_at", cancel ? item.get("current_period_end") : null);
            found.put("canceled_at", cancel ? books.seconds() : null);
        }
        books.event("customer.subscription.updated", found);
        if ("always_invoice".equals(ask.get("proration_behavior")) && !"trialing".equals(found.get("status"))) {
            long cents = number(map(item.get("price")), "unit_amount") * number(item, "quantity") / 2;
            books.paid(books.invoice(text(found, "customer"), text(found, "id"), cents, "subscription_update"));
        }
        return found;
    }

    private Map<String, Object> schedule(Ask ask) {
        Map<String, Object> subscription = known(books.subscriptions, ask.need("from_subscription"));
        Map<String, Object> item = item(subscription);
        Map<String, Object> phase = new LinkedHashMap<>();
        phase.put("start_date", item.get("current_period_start"));
        phase.put("end_date", item.get("current_period_end"));
        phase.put(
                "items",
                List.of(Map.of(
                        "price", String.valueOf(map(item.get("price")).get("id")), "quantity", item.get("quantity"))));
        phase.put("metadata", Map.of());
        Map<String, Object> made = object("subscription_schedule", books.id("sub_sched"));
        made.put("created", books.seconds());
        made.put("customer", subscription.get("customer"));
        made.put("subscription", subscription.get("id"));
        made.put("status", "active");
        made.put("end_behavior", "release");
        made.put("phases", new ArrayList<>(List.of(phase)));
        books.schedules.put(text(made, "id"), made);
        subscription.put("schedule", made.get("id"));
        return made;
    }

    private Map<String, Object> changeSchedule(Ask ask) {
        Map<String, Object> found = one(books.schedules, ask);
        List<Map<String, Object>> phases = new ArrayList<>();
        for (int i = 0; ask.get("phases[" + i + "][items][0][price]") != null; i++) {
            String at = "phases[" + i + "]";
            Map<String, Object> phase = new LinkedHashMap<>();
            phase.put("start_date", Long.parseLong(ask.need(at + "[start_date]")));
            String end = ask.get(at + "[end_date]");
            phase.put("end_date", end == null ? null : Long.parseLong(end));
            phase.put(
                    "items",
                    List.of(Map.of(
                            "price",
                            ask.need(at + "[items][0][price]"),
                            "quantity",
                            Long.parseLong(ask.need(at + "[items][0][quantity]")))));
            phase.put("metadata", metadata(ask, at + "[metadata]"));
            phases.add(phase);
        }
        found.put("phases", phases);
        books.event("subscription_schedule.updated", found);
        return found;
    }

    private Map<String, Object> release(Ask ask) {
        Map<String, Object> found = one(books.schedules, ask);
        found.put("status", "released");
        books.subscriptions.values().stream()
                .filter(subscription -> text(found, "id").equals(subscription.get("schedule")))
                .forEach(subscription -> subscription.put("schedule", null));
        return found;
    }

    private Map<String, Object> payments(Ask ask) {
        String invoice = ask.get("invoice");
        String intent = ask.get("payment[payment_intent]");
        List<Map<String, Object>> found = new ArrayList<>();
        books.charges.values().forEach(charge -> {
            String paidBy = text(charge, "payment_intent");
            String paid = books.invoiceOfIntent.get(paidBy);
            if (paid != null && (paid.equals(invoice) || paidBy.equals(intent))) {
                found.add(payment(paid, paidBy, charge));
            }
        });
        return list("/v1/invoice_payments", found);
    }

    private static Map<String, Object> payment(String invoice, String intentId, Map<String, Object> charge) {
        Map<String, Object> intent = object("payment_intent", intentId);
        intent.put("latest_charge", charge);
        Map<String, Object> made = object("invoice_payment", "inpay_" + intentId);
        made.put("invoice", invoice);
        made.put("amount_paid", charge.get("amount"));
        made.put("amount_requested", charge.get("amount"));
        made.put("currency", "usd");
        made.put("status", "paid");
        made.put("payment", new LinkedHashMap<>(Map.of("type", "payment_intent", "payment_intent", intent)));
        return made;
    }
}
