package dev.laminar;

import dev.laminar.kernel.error.LaminarException;
import dev.laminar.rows.ChangeBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a stream, a view, a table or a query puts out, to be subscribed to any number of times: by
 * iteration, by a callback, or by a subscriber of {@link Flow}. Nothing runs for it before. Each
 * subscription has a buffer of its own, see {@link SubscribeOptions}. Immutable; any thread may use
 * it.
 *
 * <p>Of a table or view a subscription gets the contents as one epoch, then every change; nothing
 * is lost or doubled between. Of a stream it gets what the stream puts out from now on.
 *
 * @param <E> a record or {@link Row}, or a {@link Change} of one of them
 */
public final class Feed<E> implements Flow.Publisher<E> {

  private static final Logger LOGGER = LoggerFactory.getLogger(Feed.class);

  private final FeedOrigin origin;
  private final Elements<E> elements;
  private final SubscribeOptions options;

  Feed(FeedOrigin origin, Elements<E> elements, SubscribeOptions options) {
    this.origin = origin;
    this.elements = elements;
    this.options = options;
  }

  /**
   * The same with another buffer, or another policy for readers that lag.
   *
   * @throws LaminarException {@code CHANGELOG_MISMATCH} for {@link LagPolicy#CONFLATE} where rows
   *     are only added: none replaces another
   */
  public Feed<E> with(SubscribeOptions value) {
    origin.requireFitting(value);
    return new Feed<>(origin, elements, value);
  }

  /**
   * Subscribes by iteration.
   *
   * @throws LaminarException when what it reads was dropped meanwhile, or has other columns
   */
  public Subscription<E> subscribe() {
    Subscription<E> subscription = begin();
    subscription.limit();
    return subscription;
  }

  /** A subscription whose buffer is not bounded yet. */
  Subscription<E> begin() {
    ChangeBuffer buffer = origin.buffer(options);
    Registration attachment = origin.attach(buffer);
    // It counts the rows that were dropped itself.
    ElementReader<E> reader = new ElementReader<>(buffer, elements, _ -> {});
    return new Subscription<>(buffer, reader, attachment);
  }

  /**
   * Subscribes by a callback.
   *
   * @return detaches it when closed
   * @throws LaminarException when what it reads was dropped meanwhile, or has other columns
   */
  public Registration subscribe(RowListener<? super E> listener) {
    ChangeBuffer buffer = origin.buffer(options);
    Registration attachment = attach(buffer);
    ElementReader<E> reader = new ElementReader<>(buffer, elements, listener::onDropped);
    ListenerDelivery<E> delivery =
        new ListenerDelivery<>(origin.name(), buffer, reader, listener, attachment);
    delivery.start();
    return delivery;
  }

  /**
   * Subscribes by a callback on the engine's own thread, which nothing stands between: for those
   * whom a change of threads takes too long. There is no buffer, and {@link SubscribeOptions} do
   * not matter: while the listener runs, no source is read and no query goes on. It must not
   * execute statements, push where a push may wait, or wait for anything.
   *
   * @return detaches it when closed
   * @throws LaminarException when what it reads was dropped meanwhile, or has other columns
   */
  public Registration subscribeOnEngine(RowListener<? super E> listener) {
    return origin.attach(new EngineDelivery<>(elements, listener));
  }

  /**
   * Subscribes by the rules of Reactive Streams: signals come one after the other, on a thread of
   * the subscription, no more elements than were requested. Why the query failed comes by {@code
   * onError}.
   */
  @Override
  public void subscribe(Flow.Subscriber<? super E> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    ChangeBuffer buffer = origin.buffer(options);
    Registration attachment;
    try {
      attachment = attach(buffer);
    } catch (LaminarException e) {
      subscriber.onSubscribe(NothingToRequest.INSTANCE);
      subscriber.onError(e);
      return;
    }
    ElementReader<E> reader = new ElementReader<>(buffer, elements, this::warn);
    FlowDelivery<E> delivery =
        new FlowDelivery<>(origin.name(), buffer, reader, attachment, subscriber);
    try {
      subscriber.onSubscribe(delivery);
    } finally {
      delivery.start();
    }
  }

  private void warn(long droppedRows) {
    LOGGER.warn(
        "{} rows of {} were dropped, as a subscriber was too far behind; changes(…) show where",
        droppedRows,
        origin.name());
  }

  /** From then on the buffer is bounded: what the subscription begins with is in it. */
  private Registration attach(ChangeBuffer buffer) {
    Registration attachment = origin.attach(buffer);
    buffer.limit();
    return attachment;
  }

  /** Of a subscription that fails before it begins. */
  private enum NothingToRequest implements Flow.Subscription {
    INSTANCE;

    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }
}
