package dev.laminar.connectors.nexmark;

import dev.laminar.connectors.generator.RandomBits;
import dev.laminar.connectors.generator.TextHeap;
import dev.laminar.kernel.batch.BytesVector;
import java.util.ArrayList;
import java.util.List;

/** The fields of a person. */
final class PersonFields {

  private static final int AVERAGE_BYTES = 200;
  private static final int MAILBOX_LIMIT = 7;
  private static final int DOMAIN_LIMIT = 5;
  private static final int CARD_LENGTH = 19;
  private static final int CARD_GROUPS = 4;

  private static final List<String> FIRST_NAMES =
      List.of(
          "Peter", "Paul", "Luke", "John", "Saul", "Vicky", "Kate", "Julie", "Sarah", "Deiter",
          "Walter");
  private static final List<String> LAST_NAMES =
      List.of(
          "Shultz", "Abrams", "Spencer", "White", "Bartels", "Walton", "Smith", "Jones", "Noris");
  private static final Dictionary NAMES = new Dictionary(names());
  private static final Dictionary CITIES =
      new Dictionary(
          List.of(
              "Phoenix",
              "Los Angeles",
              "San Francisco",
              "Boise",
              "Portland",
              "Bend",
              "Redmond",
              "Seattle",
              "Kent",
              "Cheyenne"));
  private static final Dictionary STATES =
      new Dictionary(List.of("AZ", "CA", "ID", "OR", "WA", "WY"));

  static final List<NexmarkField> FIELDS =
      List.of(
          NexmarkField.ofLong("id", model -> NexmarkModel::personId),
          NexmarkField.ofText(
              "name", NAMES.longest(), model -> choice(NAMES, stream(model, "name"))),
          NexmarkField.ofText(
              "emailAddress",
              MAILBOX_LIMIT + DOMAIN_LIMIT + 3,
              model -> email(stream(model, "emailAddress"))),
          NexmarkField.ofText(
              "creditCard", CARD_LENGTH, model -> creditCard(stream(model, "creditCard"))),
          NexmarkField.ofText(
              "city", CITIES.longest(), model -> choice(CITIES, stream(model, "city"))),
          NexmarkField.ofText(
              "state", STATES.longest(), model -> choice(STATES, stream(model, "state"))),
          NexmarkField.ofTime("dateTime"),
          NexmarkField.ofText("extra", AVERAGE_BYTES, PersonFields::extra));

  private PersonFields() {}

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (String first : FIRST_NAMES) {
      for (String last : LAST_NAMES) {
        names.add(first + " " + last);
      }
    }
    return names;
  }

  private static long stream(NexmarkModel model, String field) {
    return model.stream(EventKind.PERSON, field);
  }

  private static int pick(Dictionary dictionary, long stream, long event) {
    return (int) RandomBits.below(RandomBits.at(stream, event), dictionary.size());
  }

  private static FieldFiller choice(Dictionary dictionary, long stream) {
    return (events, rows, column) -> {
      BytesVector target = (BytesVector) column;
      dictionary.share(target);
      for (int row = 0; row < rows; row++) {
        dictionary.point(target, row, pick(dictionary, stream, events[row]));
      }
    };
  }

  private static int mailboxLength(long bits) {
    return NexmarkText.length(bits, MAILBOX_LIMIT);
  }

  private static int domainLength(long bits) {
    return NexmarkText.length(RandomBits.mix(bits), DOMAIN_LIMIT);
  }

  private static int emailLength(long bits) {
    return mailboxLength(bits) + domainLength(bits) + 5;
  }

  private static FieldFiller email(long stream) {
    TextHeap heap = new TextHeap();
    return (events, rows, column) -> {
      heap.clear();
      BytesVector target = (BytesVector) column;
      for (int row = 0; row < rows; row++) {
        long bits = RandomBits.at(stream, events[row]);
        int length = emailLength(bits);
        writeEmail(heap.reserve(length + 2 * Long.BYTES), heap.used(), bits);
        heap.take(target, row, length);
      }
      heap.share(target);
    };
  }

  private static void writeEmail(byte[] bytes, int offset, long bits) {
    int at = offset;
    NexmarkText.write(bytes, at, mailboxLength(bits), bits);
    at += mailboxLength(bits);
    NexmarkText.write(bytes, at + 1, domainLength(bits), bits + 1);
    bytes[at] = '@';
    at += 1 + domainLength(bits);
    bytes[at] = '.';
    bytes[at + 1] = 'c';
    bytes[at + 2] = 'o';
    bytes[at + 3] = 'm';
  }

  private static FieldFiller creditCard(long stream) {
    TextHeap heap = new TextHeap();
    return (events, rows, column) -> {
      heap.clear();
      BytesVector target = (BytesVector) column;
      for (int row = 0; row < rows; row++) {
        writeCard(heap.reserve(CARD_LENGTH + 1), heap.used(), RandomBits.at(stream, events[row]));
        heap.take(target, row, CARD_LENGTH);
      }
      heap.share(target);
    };
  }

  private static void writeCard(byte[] bytes, int offset, long bits) {
    int at = offset;
    for (int group = 0; group < CARD_GROUPS; group++) {
      int number = (int) ((((bits >>> (16 * group)) & 0xFFFF) * 10_000) >>> 16);
      bytes[at] = (byte) ('0' + number / 1000);
      bytes[at + 1] = (byte) ('0' + number / 100 % 10);
      bytes[at + 2] = (byte) ('0' + number / 10 % 10);
      bytes[at + 3] = (byte) ('0' + number % 10);
      bytes[at + 4] = ' ';
      at += 5;
    }
  }

  private static FieldFiller extra(NexmarkModel model) {
    long names = stream(model, "name");
    long emails = stream(model, "emailAddress");
    long cities = stream(model, "city");
    long states = stream(model, "state");
    return Extra.filler(
        stream(model, "extra"),
        AVERAGE_BYTES,
        event ->
            Long.BYTES
                + NAMES.length(pick(NAMES, names, event))
                + emailLength(RandomBits.at(emails, event))
                + CARD_LENGTH
                + CITIES.length(pick(CITIES, cities, event))
                + STATES.length(pick(STATES, states, event)));
  }
}
