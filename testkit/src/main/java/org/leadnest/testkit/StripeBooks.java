package org.leadnest.testkit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What {@link StripePeer} keeps: customers, prices, subscriptions, invoices and the events that each change causes. Objects
 * have the names and shapes of Stripe's API reference, version 2026-07-29.dahlia; times are seconds, amounts cents.
 */
final class StripeBooks {
    final Map<String, Map<String, Object>> customers = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> prices = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> sessions = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> subscriptions = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> schedules = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> invoices = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> charges = new LinkedHashMap<>();
    final Map<String, String> invoiceOfIntent = new LinkedHashMap<>();
    final List<Map<String, Object>> events = new ArrayList<>();

    /** Ids are of this peer alone, as Stripe's are of one call alone. */
    private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    private final AtomicInteger numbers = new AtomicInteger();
    private Instant now = Instant.now();

    Instant now() {
        return now;
    }

    void at(Instant time) {
        now = time;
    }

    String id(String prefix) {
        return prefix + "_" + run + "%06d".formatted(numbers.incrementAndGet());
    }

    static Map<String, Object> object(String type, String id) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("id", id);
        made.put("object", type);
        made.put("livemode", false);
        return made;
    }

    long seconds() {
        return now.getEpochSecond();
    }

    /** The next renewal, one cycle from {@code from}. */
    long cycleAfter(long from, Map<String, Object> price) {
        boolean yearly = "year".equals(map(price.get("recurring")).get("interval"));
        return Instant.ofEpochSecond(from)
                .atZone(ZoneOffset.UTC)
                .plusMonths(yearly ? 12 : 1)
                .toEpochSecond();
    }

    void price(String lookupKey, long cents, @Nullable String interval) {
        Map<String, Object> price = object("price", "price_" + lookupKey);
        price.put("active", true);
        price.put("currency", "usd");
        price.put("lookup_key", lookupKey);
        price.put("unit_amount", cents);
        price.put("type", interval == null ? "one_time" : "recurring");
        price.put(
                "recurring",
                interval == null ? null : new LinkedHashMap<>(Map.of("interval", interval, "interval_count", 1)));
        prices.put("price_" + lookupKey, price);
    }

    Map<String, Object> subscribe(
            String customer, String price, long quantity, @Nullable Long trialEnd, Map<String, Object> metadata) {
        String id = id("sub");
        Map<String, Object> item = object("subscription_item", id("si"));
        item.put("price", prices.get(price));
        item.put("quantity", quantity);
        item.put("created", seconds());
        item.put("current_period_start", seconds());
        item.put("current_period_end", trialEnd == null ? cycleAfter(seconds(), priceOf(price)) : trialEnd);
        item.put("subscription", id);
        Map<String, Object> made = object("subscription", id);
        made.put("customer", customer);
        made.put("created", seconds());
        made.put("start_date", seconds());
        made.put("currency", "usd");
        made.put("status", trialEnd == null ? "active" : "trialing");
        made.put("trial_end", trialEnd);
        made.put("cancel_at", null);
        made.put("cancel_at_period_end", false);
        made.put("canceled_at", null);
        made.put("ended_at", null);
        made.put("schedule", null);
        made.put("latest_invoice", null);
        made.put("metadata", metadata);
        made.put("items", list("/v1/subscription_items", List.of(item)));
        subscriptions.put(id, made);
        return made;
    }

    private Map<String, Object> priceOf(String id) {
        Map<String, Object> price = prices.get(id);
        if (price == null) {
            throw new IllegalArgumentException("no such price: " + id);
        }
        return price;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    static String text(Map<String, Object> object, String name) {
        return (String) Objects.requireNonNull(object.get(name), name);
    }

    static long number(Map<String, Object> object, String name) {
        return (Long) Objects.requireNonNull(object.get(name), name);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> item(Map<String, Object> subscription) {
        Object data = Objects.requireNonNull(map(subscription.get("items")).get("data"));
        return ((List<Map<String, Object>>) data).getFirst();
    }

    static Map<String, Object> list(String url, List<?> data) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("object", "list");
        made.put("data", data);
        made.put("has_more", false);
        made.put("url", url);
        return made;
    }

    Map<String, Object> invoice(String customer, @Nullable String subscription, long cents, String reason) {
        Map<String, Object> made = object("invoice", id("in"));
        made.put("customer", customer);
        made.put("created", seconds());
        made.put("currency", "usd");
        made.put("number", "LN-%04d".formatted(invoices.size() + 1));
        made.put("status", "open");
        made.put("billing_reason", reason);
        made.put("total", cents);
        made.put("amount_due", cents);
        made.put("amount_paid", 0L);
        made.put("amount_remaining", cents);
        made.put("attempt_count", 0L);
        made.put("attempted", false);
        made.put("next_payment_attempt", null);
        made.put("hosted_invoice_url", "https://invoice.stripe.com/i/" + made.get("id"));
        made.put("invoice_pdf", "https://pay.stripe.com/invoice/" + made.get("id") + "/pdf");
        made.put("parent", subscription == null ? null : parent(subscription));
        made.put("metadata", new LinkedHashMap<>());
        invoices.put(text(made, "id"), made);
        event("invoice.created", made);
        event("invoice.finalized", made);
        return made;
    }

    private static Map<String, Object> parent(String subscription) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("subscription", subscription);
        details.put("metadata", new LinkedHashMap<>());
        Map<String, Object> parent = new LinkedHashMap<>();
        parent.put("type", "subscription_details");
        parent.put("subscription_details", details);
        parent.put("quote_details", null);
        return parent;
    }

    void paid(Map<String, Object> invoice) {
        Object total = invoice.get("total");
        invoice.put("status", "paid");
        invoice.put("amount_paid", total);
        invoice.put("amount_remaining", 0L);
        invoice.put("attempt_count", (Long) invoice.getOrDefault("attempt_count", 0L) + 1);
        invoice.put("attempted", true);
        invoice.put("next_payment_attempt", null);
        Map<String, Object> charge = object("charge", id("ch"));
        String intent = id("pi");
        charge.put("amount", total);
        charge.put("amount_refunded", 0L);
        charge.put("currency", "usd");
        charge.put("customer", invoice.get("customer"));
        charge.put("payment_intent", intent);
        charge.put("refunded", false);
        charges.put(text(charge, "id"), charge);
        invoiceOfIntent.put(intent, text(invoice, "id"));
        event("invoice.paid", invoice);
        event("invoice.payment_succeeded", invoice);
    }

    List<Map<String, Object>> allObjects() {
        List<Map<String, Object>> all = new ArrayList<>();
        List.of(customers, prices, sessions, subscriptions, schedules, invoices, charges)
                .forEach(kind -> all.addAll(kind.values()));
        return all;
    }

    /** A copy of the object as it is now goes with the event. */
    void event(String type, Map<String, Object> object) {
        Map<String, Object> made = object("event", id("evt"));
        made.put("api_version", "2026-07-29.dahlia");
        made.put("created", seconds());
        made.put("type", type);
        made.put("pending_webhooks", 1);
        made.put("request", new LinkedHashMap<>());
        made.put("data", new LinkedHashMap<>(Map.of("object", new LinkedHashMap<>(object))));
        events.add(made);
    }
}
