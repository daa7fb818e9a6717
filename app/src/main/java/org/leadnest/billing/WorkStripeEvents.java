package org.leadnest.billing;

import com.stripe.exception.StripeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.jobs.RecurringJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Works on the webhooks that were kept. Those of a batch that are about the same object cost one fetch. What cannot be
 * worked on is tried again with growing pauses; after {@value #TRIES} tries it stands in the operator's list.
 */
@Component
class WorkStripeEvents implements RecurringJob {
    static final String NAME = "billing.stripe-events";
    static final int TRIES = 12;
    private static final int BATCH = 500;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Logger LOG = LoggerFactory.getLogger(WorkStripeEvents.class);

    private final StripeProperties properties;
    private final StripeEventStore events;
    private final StripeGateway gateway;
    private final StripeSync sync;
    private final PackDelivery packs;
    private final JsonMapper json;

    WorkStripeEvents(
            StripeProperties properties,
            StripeEventStore events,
            StripeGateway gateway,
            StripeSync sync,
            PackDelivery packs,
            JsonMapper json) {
        this.properties = properties;
        this.events = events;
        this.gateway = gateway;
        this.sync = sync;
        this.packs = packs;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    /** One thing to fetch, and the events that ask for it. */
    private record Task(What what, String object) {}

    private enum What {
        NOTHING,
        SUBSCRIPTION,
        INVOICE,
        ACTION,
        CHARGE,
        CHECKOUT,
        CUSTOMER
    }

    @Override
    public void run() {
        if (!properties.configured()) {
            return;
        }
        List<StripeEventStore.Event> batch;
        do {
            Instant now = Instant.now();
            batch = events.claim(now, now.plus(LEASE), BATCH);
            Map<Task, List<StripeEventStore.Event>> tasks = new LinkedHashMap<>();
            batch.forEach(event -> tasks.computeIfAbsent(task(event), first -> new ArrayList<>())
                    .add(event));
            tasks.forEach(this::work);
        } while (batch.size() == BATCH);
    }

    private void work(Task task, List<StripeEventStore.Event> asking) {
        List<String> ids = asking.stream().map(StripeEventStore.Event::id).toList();
        if (task.what == What.NOTHING) {
            events.finish(ids, "KEPT", null);
            return;
        }
        try {
            carryOut(task, asking.getFirst());
            events.finish(ids, "DONE", null);
        } catch (StripeException | RuntimeException failed) {
            int tries = asking.stream()
                    .mapToInt(StripeEventStore.Event::tries)
                    .max()
                    .orElse(1);
            String problem = problem(failed);
            if (tries >= TRIES || failed instanceof StripeReading.NotOurs) {
                LOG.error("Stripe events about a {} cannot be worked on: {}", task.what, problem);
                events.finish(ids, "POISON", problem);
            } else {
                events.later(ids, Instant.now().plus(pause(tries)), problem);
            }
        }
    }

    private void carryOut(Task task, StripeEventStore.Event event) throws StripeException {
        switch (task.what) {
            case SUBSCRIPTION -> subscription(task.object);
            case INVOICE -> invoice(task.object, false);
            case ACTION -> invoice(task.object, true);
            case CHARGE -> charge(task.object);
            case CHECKOUT -> checkout(event);
            case CUSTOMER -> customer(task.object);
            case NOTHING -> {}
        }
    }

    private void subscription(String id) throws StripeException {
        Optional<String> customer = gateway.customerOfSubscription(id);
        if (customer.isPresent()) {
            sync.subscription(account(customer.get()), id);
        }
    }

    private void invoice(String id, boolean action) throws StripeException {
        Optional<StripeGateway.FetchedInvoice> found = gateway.invoice(id);
        if (found.isEmpty()) {
            return;
        }
        AccountId account = account(found.get().customer());
        if (action) {
            sync.actionRequired(account, id);
        } else {
            sync.invoice(account, id);
        }
        String subscription = found.get().invoice().subscription();
        if (subscription != null) {
            sync.subscription(account, subscription);
        }
    }

    private void charge(String id) throws StripeException {
        Optional<String> invoice = gateway.invoiceOfCharge(id);
        if (invoice.isPresent()) {
            invoice(invoice.get(), false);
        }
    }

    private void checkout(StripeEventStore.Event event) throws StripeException {
        JsonNode session = object(event);
        String customer = session.path("customer").asString("");
        Optional<AccountId> named =
                Ids.parse(session.path("client_reference_id").asString("")).map(AccountId::new);
        if (!customer.isEmpty() && named.isPresent() && sync.accountOf(customer).isEmpty()) {
            sync.keepCustomer(named.get(), customer);
        }
        if (customer.isEmpty()) {
            return;
        }
        AccountId account = account(customer);
        String subscription = session.path("subscription").asString("");
        if (!subscription.isEmpty()) {
            sync.subscription(account, subscription);
        }
        packs.deliver(account, session.path("id").asString());
        sync.contact(account, customer);
    }

    private void customer(String id) throws StripeException {
        sync.contact(account(id), id);
    }

    /** Known here, or named by the customer itself when what made it known was lost. */
    private AccountId account(String customer) throws StripeException {
        Optional<AccountId> known = sync.accountOf(customer);
        if (known.isPresent()) {
            return known.get();
        }
        AccountId named = gateway.accountOf(customer)
                .filter(sync::exists)
                .orElseThrow(() -> new StripeReading.NotOurs("no account here has the customer " + customer));
        sync.keepCustomer(named, customer);
        return named;
    }

    private Task task(StripeEventStore.Event event) {
        JsonNode object = object(event);
        String id = Optional.ofNullable(event.objectId()).orElse("");
        String type = event.type();
        What what = type.startsWith("customer.subscription.")
                ? What.SUBSCRIPTION
                : type.equals("invoice.payment_action_required")
                        ? What.ACTION
                        : type.startsWith("invoice.") && !type.equals("invoice.upcoming")
                                ? What.INVOICE
                                : switch (type) {
                                    case "charge.refunded" -> What.CHARGE;
                                    case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
                                        What.CHECKOUT;
                                    case "customer.updated" -> What.CUSTOMER;
                                    default -> What.NOTHING;
                                };
        if (type.startsWith("customer.tax_id.")) {
            return new Task(What.CUSTOMER, object.path("customer").asString(""));
        }
        if (type.startsWith("subscription_schedule.")) {
            String subscription = object.path("subscription").asString("");
            return subscription.isEmpty() ? new Task(What.NOTHING, "") : new Task(What.SUBSCRIPTION, subscription);
        }
        return what == What.NOTHING || id.isEmpty() ? new Task(What.NOTHING, "") : new Task(what, id);
    }

    private JsonNode object(StripeEventStore.Event event) {
        return json.readTree(event.body()).path("data").path("object");
    }

    /** Doubles from 5 s to 6 h: twelve tries take more than a day. */
    private static Duration pause(int tries) {
        Duration doubled = PAUSE.multipliedBy(1L << Math.min(tries, 20));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** Without the customer's data: what kind of trouble, and Stripe's own code for it. */
    private static String problem(Exception failed) {
        return switch (failed) {
            case StripeException stripe ->
                stripe.getClass().getSimpleName() + " " + stripe.getCode() + " " + stripe.getRequestId();
            case StripeReading.NotOurs notOurs -> String.valueOf(notOurs.getMessage());
            default -> failed.getClass().getSimpleName();
        };
    }
}
