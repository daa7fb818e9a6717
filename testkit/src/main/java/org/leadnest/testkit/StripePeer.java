package org.leadnest.testkit;

import static org.leadnest.testkit.StripeBooks.item;
import static org.leadnest.testkit.StripeBooks.map;
import static org.leadnest.testkit.StripeBooks.number;
import static org.leadnest.testkit.StripeBooks.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stripe, as far as LeadNest uses it: the API that stripe-java calls, a page to pay at, and signed webhooks. Idempotency keys
 * are honoured. Calls of a test change its books as a customer, a bank or the calendar would.
 */
public final class StripePeer extends HttpPeer {
    /** The secret of the one webhook endpoint. */
    public static final String SECRET = "whsec_test_0123456789abcdef";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration RETRY = Duration.ofDays(3);

    private final StripeBooks books = new StripeBooks();
    private final StripeApi api = new StripeApi(books, this::baseUrl);
    private @Nullable URI hook;

    public StripePeer() {
        Map.of("solo", List.of(3900L, 39000L), "team", List.of(3400L, 34000L), "brokerage", List.of(2900L, 29000L))
                .forEach((plan, cents) -> {
                    books.price(plan + "_monthly", cents.get(0), "month");
                    books.price(plan + "_yearly", cents.get(1), "year");
                });
        books.price("pack_messages_1000", 1500, null);
        books.price("pack_photos_100", 1200, null);
        books.price("pack_texts_100", 900, null);
    }

    /** From now on the webhooks of what people do on the peer's pages go there at once. */
    public synchronized void deliverTo(URI hook) {
        this.hook = hook;
    }

    public synchronized void at(Instant time) {
        books.at(time);
    }

    @Override
    protected synchronized Answer answer(Call call) {
        if (call.path().startsWith("/pay/")) {
            return page(call);
        }
        if (call.path().equals("/favicon.ico")) {
            return new Answer(200, "image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        }
        return api.answer(call);
    }

    private Answer page(Call call) {
        String id = call.path().substring("/pay/".length());
        Map<String, Object> session = books.sessions.get(id);
        if (session == null) {
            return new Answer(404, "text/html", "<p>No such checkout.</p>");
        }
        if (call.method().equals("POST")) {
            pay(id);
            Thread.startVirtualThread(this::deliverAll);
            String back = String.valueOf(session.get("success_url")).replace("{CHECKOUT_SESSION_ID}", id);
            return new Answer(200, "text/html", "<h1>Paid</h1><a id=\"back\" href=\"" + back + "\">Back</a>");
        }
        return new Answer(
                200,
                "text/html",
                "<h1>Pay " + session.get("amount_total")
                        + " cents</h1><form method=\"post\"><button>Pay</button></form>");
    }

    /** The customer pays at the checkout. Answers the subscription, or nothing for a single purchase. */
    public synchronized @Nullable String pay(String checkout) {
        Map<String, Object> session = known(books.sessions, checkout);
        String customer = text(session, "customer");
        Map<String, Object> line = map(session.remove("line"));
        long quantity = number(line, "quantity");
        String price = text(line, "price");
        long cents = number(known(books.prices, price), "unit_amount") * quantity;
        session.put("status", "complete");
        session.put("payment_status", "paid");
        String subscription = null;
        if ("subscription".equals(session.get("mode"))) {
            Long trialEnd = (Long) session.remove("trial");
            Map<String, Object> made =
                    books.subscribe(customer, price, quantity, trialEnd, map(session.get("metadata")));
            subscription = text(made, "id");
            session.put("subscription", subscription);
            books.event("customer.subscription.created", made);
            if (trialEnd == null) {
                books.paid(books.invoice(customer, subscription, cents, "subscription_create"));
            }
        } else {
            books.paid(books.invoice(customer, null, cents, "manual"));
        }
        books.event("checkout.session.completed", session);
        return subscription;
    }

    /** A customer of an account, with a plan that is paid for. Answers the subscription. */
    public synchronized String subscribe(String account, String lookupKey, long seats) {
        Map<String, Object> customer = StripeBooks.object("customer", books.id("cus"));
        customer.put("email", "books@example.com");
        customer.put("metadata", Map.of("account_id", account));
        customer.put("tax_ids", StripeBooks.list("/v1/tax_ids", List.of()));
        books.customers.put(text(customer, "id"), customer);
        Map<String, Object> made =
                books.subscribe(text(customer, "id"), "price_" + lookupKey, seats, null, Map.of("account_id", account));
        books.event("customer.subscription.created", made);
        books.paid(books.invoice(text(customer, "id"), text(made, "id"), amount(item(made)), "subscription_create"));
        return text(made, "id");
    }

    /** What its books say of everything that is owed and paid, one line for each subscription and invoice, in order. */
    public synchronized List<String> truth() {
        List<String> lines = new java.util.ArrayList<>();
        books.subscriptions
                .values()
                .forEach(one ->
                        lines.add(text(one, "id") + " " + text(one, "status") + " " + number(item(one), "quantity")));
        books.invoices
                .values()
                .forEach(one -> lines.add(text(one, "id") + " " + text(one, "status") + " " + number(one, "total") + " "
                        + number(one, "amount_paid") + " " + number(one, "attempt_count")));
        lines.sort(null);
        return lines;
    }

    /** The renewal's payment fails. Answers the invoice. */
    public synchronized String failRenewal(String subscription) {
        Map<String, Object> sub = known(books.subscriptions, subscription);
        Map<String, Object> item = item(sub);
        item.put("current_period_start", item.get("current_period_end"));
        item.put("current_period_end", books.cycleAfter(number(item, "current_period_end"), map(item.get("price"))));
        Map<String, Object> invoice =
                books.invoice(text(sub, "customer"), subscription, amount(item), "subscription_cycle");
        sub.put("latest_invoice", invoice.get("id"));
        failAgain(text(invoice, "id"));
        sub.put("status", "past_due");
        books.event("customer.subscription.updated", sub);
        return text(invoice, "id");
    }

    /** Stripe tries again, and the bank refuses again. */
    public synchronized void failAgain(String invoice) {
        Map<String, Object> open = known(books.invoices, invoice);
        open.put("attempt_count", number(open, "attempt_count") + 1);
        open.put("attempted", true);
        open.put("next_payment_attempt", books.now().plus(RETRY).getEpochSecond());
        books.event("invoice.payment_failed", open);
    }

    public synchronized void askForConfirmation(String invoice) {
        books.event("invoice.payment_action_required", known(books.invoices, invoice));
    }

    /** The open invoice is paid after all. */
    public synchronized void recover(String subscription, String invoice) {
        books.paid(known(books.invoices, invoice));
        Map<String, Object> sub = known(books.subscriptions, subscription);
        sub.put("status", "active");
        books.event("customer.subscription.updated", sub);
    }

    /** Another number of seats, as the customer sets it at Stripe's own pages. */
    public synchronized void seats(String subscription, long seats) {
        Map<String, Object> sub = known(books.subscriptions, subscription);
        item(sub).put("quantity", seats);
        books.event("customer.subscription.updated", sub);
    }

    /** {@code status} is one of Stripe's eight. */
    public synchronized void status(String subscription, String status) {
        Map<String, Object> sub = known(books.subscriptions, subscription);
        sub.put("status", status);
        books.event("customer.subscription.updated", sub);
    }

    /** Cancelled at Stripe's own pages, to the end of what is paid. */
    public synchronized void cancelAtEnd(String subscription) {
        Map<String, Object> sub = known(books.subscriptions, subscription);
        sub.put("cancel_at_period_end", true);
        sub.put("cancel_at", number(item(sub), "current_period_end"));
        books.event("customer.subscription.updated", sub);
    }

    public synchronized void end(String subscription) {
        Map<String, Object> sub = known(books.subscriptions, subscription);
        sub.put("status", "canceled");
        sub.put("canceled_at", books.seconds());
        sub.put("ended_at", books.seconds());
        books.event("customer.subscription.deleted", sub);
    }

    public synchronized void refund(String invoice, long cents) {
        Map<String, Object> charge = books.charges.values().stream()
                .filter(one -> invoice.equals(books.invoiceOfIntent.get(text(one, "payment_intent"))))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the invoice was not paid: " + invoice));
        charge.put("amount_refunded", cents);
        charge.put("refunded", number(charge, "amount") == cents);
        books.event("charge.refunded", charge);
    }

    /** Somebody who is no customer of LeadNest's gets a subscription in the same Stripe account. Answers its id. */
    public synchronized String strangerSubscribes() {
        Map<String, Object> made = books.subscribe(books.id("cus"), "price_team_monthly", 1, null, Map.of());
        books.event("customer.subscription.created", made);
        return text(made, "id");
    }

    /** An event of a type, about nothing that LeadNest knows. */
    public synchronized void unrelated(String type) {
        books.event(type, StripeBooks.object("thing", books.id("obj")));
    }

    private static long amount(Map<String, Object> item) {
        return number(map(item.get("price")), "unit_amount") * number(item, "quantity");
    }

    private static Map<String, Object> known(Map<String, Map<String, Object>> of, String id) {
        return Objects.requireNonNull(of.get(id), () -> "the peer has no " + id);
    }

    public synchronized List<String> subscriptions() {
        return List.copyOf(books.subscriptions.keySet());
    }

    /** The price is not active any more. Answers its lookup key. */
    public synchronized String withdrawPrice(String lookupKey) {
        books.prices.remove("price_" + lookupKey);
        return lookupKey;
    }

    public synchronized void offerPrice(String lookupKey, long cents, String interval) {
        books.price(lookupKey, cents, interval);
    }

    /** All checkouts that were begun, the newest last. */
    public synchronized List<String> checkouts() {
        return List.copyOf(books.sessions.keySet());
    }

    /** One object of its books as it answers it, for looking at its shape. */
    public synchronized String json(String id) {
        return books.allObjects().stream()
                .filter(one -> id.equals(one.get("id")))
                .map(JSON::writeValueAsString)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the peer has no " + id));
    }

    /** Takes the events that were caused since the last call, the oldest first, as they are sent. */
    public synchronized List<String> takeEvents() {
        List<String> bodies =
                books.events.stream().map(JSON::writeValueAsString).toList();
        books.events.clear();
        return bodies;
    }

    private void deliverAll() {
        URI target = hook;
        if (target != null) {
            takeEvents().forEach(body -> deliver(target, body));
        }
    }

    /** Sends one event as Stripe does; answers the status. */
    public static int deliver(URI hook, String body) {
        HttpRequest request = HttpRequest.newBuilder(hook)
                .header("Content-Type", "application/json")
                .header("Stripe-Signature", signature(body, SECRET, Instant.now()))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The header {@code Stripe-Signature}: {@code t=…,v1=…} by HMAC-SHA256 over {@code t.body}. */
    public static String signature(String body, String secret, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
