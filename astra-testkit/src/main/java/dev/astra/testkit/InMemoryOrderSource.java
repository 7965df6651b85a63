package dev.astra.testkit;

import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderPage;
import dev.astra.core.order.OrderSource;
import dev.astra.core.order.ShopOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Thread-safe. A shop without a network: orders newest first in pages of 25. What happens before a request can be scripted:
 * a failure, an order that comes in, anything.
 */
public final class InMemoryOrderSource implements OrderSource {
    /** How many orders a page has. */
    public static final int PAGE_SIZE = 25;

    private final List<ShopOrder> orders = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final Deque<Runnable> script = new ArrayDeque<>();

    /** A shop without orders. */
    public InMemoryOrderSource() {}

    /** Adds an order in front, as the newest, or replaces the one with its id where that stands. */
    public synchronized void put(ShopOrder order) {
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).id().equals(order.id())) {
                orders.set(i, order);
                return;
            }
        }
        orders.add(0, order);
    }

    /** Takes an order away. */
    public synchronized void remove(OrderId id) {
        orders.removeIf(order -> order.id().equals(id));
    }

    /**
     * Runs before the next request that nothing was scripted for; what it throws is the answer to the request.
     *
     * @param step what happens; {@code () -> {}} lets a request pass
     */
    public synchronized void script(Runnable step) {
        script.add(step);
    }

    /** What was asked so far: {@code page 1}, {@code find}. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Forgets what was asked. */
    public synchronized void forgetRequests() {
        requests.clear();
    }

    @Override
    public OrderPage page(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("pages are numbered from 1, got " + number);
        }
        asked("page " + number);
        return read(number);
    }

    @Override
    public Optional<ShopOrder> find(OrderId id) {
        asked("find");
        synchronized (this) {
            return orders.stream().filter(order -> order.id().equals(id)).findFirst();
        }
    }

    private void asked(String request) {
        Runnable step;
        synchronized (this) {
            requests.add(request);
            step = script.poll();
        }
        if (step != null) {
            step.run();
        }
    }

    private synchronized OrderPage read(int number) {
        int pages = (orders.size() + PAGE_SIZE - 1) / PAGE_SIZE;
        if (number > pages) {
            return OrderPage.end();
        }
        int from = (number - 1) * PAGE_SIZE;
        int to = Math.min(orders.size(), from + PAGE_SIZE);
        return new OrderPage(orders.subList(from, to), List.of(), OptionalInt.of(pages), number == pages);
    }
}
