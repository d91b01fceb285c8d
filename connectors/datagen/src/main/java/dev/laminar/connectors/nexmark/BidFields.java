package dev.laminar.connectors.nexmark;

import dev.laminar.connectors.generator.RandomBits;
import java.util.List;

/** The fields of a bid. */
final class BidFields {

  private static final int AVERAGE_BYTES = 100;

  /** Auction, bidder, price, time. The reference generator counts neither channel nor URL. */
  private static final int NUMBERS = 4;

  static final List<NexmarkField> FIELDS =
      List.of(
          NexmarkField.ofLong("auction", BidFields::auction),
          NexmarkField.ofLong("bidder", BidFields::bidder),
          NexmarkField.ofLong("price", BidFields::price),
          NexmarkField.ofText(
              "channel",
              Channels.MAX_NAME_LENGTH,
              model -> Channels.names(stream(model, "channel"))),
          NexmarkField.ofText(
              "url", Channels.MAX_URL_LENGTH, model -> Channels.urls(stream(model, "channel"))),
          NexmarkField.ofTime("dateTime"),
          NexmarkField.ofText("extra", AVERAGE_BYTES, BidFields::extra));

  private BidFields() {}

  private static long stream(NexmarkModel model, String field) {
    return model.stream(EventKind.BID, field);
  }

  private static NexmarkField.LongField auction(NexmarkModel model) {
    long hot = stream(model, "auction.hot");
    long stream = stream(model, "auction");
    return event ->
        NexmarkModel.auction(event, RandomBits.at(hot, event), RandomBits.at(stream, event));
  }

  private static NexmarkField.LongField bidder(NexmarkModel model) {
    long hot = stream(model, "bidder.hot");
    long stream = stream(model, "bidder");
    return event ->
        NexmarkModel.bidder(event, RandomBits.at(hot, event), RandomBits.at(stream, event));
  }

  private static NexmarkField.LongField price(NexmarkModel model) {
    long stream = stream(model, "price");
    return event -> NexmarkModel.price(RandomBits.at(stream, event));
  }

  private static FieldFiller extra(NexmarkModel model) {
    return Extra.filler(stream(model, "extra"), AVERAGE_BYTES, event -> NUMBERS * Long.BYTES);
  }
}
