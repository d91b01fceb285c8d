package dev.laminar.connectors.nexmark;

import dev.laminar.connectors.generator.RandomBits;
import dev.laminar.connectors.generator.TextHeap;
import dev.laminar.kernel.batch.BytesVector;
import java.util.List;

/** The fields of an auction. */
final class AuctionFields {

  private static final int AVERAGE_BYTES = 500;
  private static final int NAME_LIMIT = 20;
  private static final int DESCRIPTION_LIMIT = 100;

  /** Id, initial bid, reserve, seller, category, expiry. */
  private static final int NUMBERS = 6;

  static final List<NexmarkField> FIELDS =
      List.of(
          NexmarkField.ofLong("id", model -> NexmarkModel::auctionId),
          NexmarkField.ofText(
              "itemName", NAME_LIMIT - 1, model -> text(stream(model, "itemName"), NAME_LIMIT)),
          NexmarkField.ofText(
              "description",
              DESCRIPTION_LIMIT - 1,
              model -> text(stream(model, "description"), DESCRIPTION_LIMIT)),
          NexmarkField.ofLong("initialBid", AuctionFields::initialBid),
          NexmarkField.ofLong("reserve", AuctionFields::reserve),
          NexmarkField.ofTime("dateTime"),
          NexmarkField.ofTimestamp("expires", AuctionFields::expires),
          NexmarkField.ofLong("seller", AuctionFields::seller),
          NexmarkField.ofLong("category", AuctionFields::category),
          NexmarkField.ofText("extra", AVERAGE_BYTES + AVERAGE_BYTES / 5, AuctionFields::extra));

  private AuctionFields() {}

  private static long stream(NexmarkModel model, String field) {
    return model.stream(EventKind.AUCTION, field);
  }

  private static FieldFiller text(long stream, int limit) {
    TextHeap heap = new TextHeap();
    return (events, rows, column) -> {
      heap.clear();
      BytesVector target = (BytesVector) column;
      for (int row = 0; row < rows; row++) {
        long bits = RandomBits.at(stream, events[row]);
        int length = NexmarkText.length(bits, limit);
        NexmarkText.write(heap.reserve(length), heap.used(), length, bits);
        heap.take(target, row, length);
      }
      heap.share(target);
    };
  }

  private static NexmarkField.LongField initialBid(NexmarkModel model) {
    long stream = stream(model, "initialBid");
    return event -> NexmarkModel.price(RandomBits.at(stream, event));
  }

  private static NexmarkField.LongField reserve(NexmarkModel model) {
    long initialBid = stream(model, "initialBid");
    long stream = stream(model, "reserve");
    return event ->
        NexmarkModel.price(RandomBits.at(initialBid, event))
            + NexmarkModel.price(RandomBits.at(stream, event));
  }

  private static NexmarkField.LongField expires(NexmarkModel model) {
    long stream = stream(model, "expires");
    return event -> model.expiresUs(event, RandomBits.at(stream, event));
  }

  private static NexmarkField.LongField seller(NexmarkModel model) {
    long hot = stream(model, "seller.hot");
    long stream = stream(model, "seller");
    return event ->
        NexmarkModel.seller(event, RandomBits.at(hot, event), RandomBits.at(stream, event));
  }

  private static NexmarkField.LongField category(NexmarkModel model) {
    long stream = stream(model, "category");
    return event -> NexmarkModel.category(RandomBits.at(stream, event));
  }

  private static FieldFiller extra(NexmarkModel model) {
    long names = stream(model, "itemName");
    long descriptions = stream(model, "description");
    return Extra.filler(
        stream(model, "extra"),
        AVERAGE_BYTES,
        event ->
            NUMBERS * Long.BYTES
                + NexmarkText.length(RandomBits.at(names, event), NAME_LIMIT)
                + NexmarkText.length(RandomBits.at(descriptions, event), DESCRIPTION_LIMIT));
  }
}
