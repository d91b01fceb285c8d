package dev.laminar.bench.loops;

import dev.laminar.bench.NexmarkEvents;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Who sells in category 10 in three states: q3. Ids are unique, so that an auction whose seller has
 * come is put out and forgotten; others wait in lists.
 */
public final class LocalItems extends Loop {

  private static final int[] PERSON = {0, 1, 4, 5};
  private static final int[] AUCTION = {0, 7, 8};
  private static final long CATEGORY = 10;
  private static final int NAME = 0;
  private static final int CITY = 1;
  private static final int STATE = 2;
  private static final int TEXTS = 3;
  private static final int FIRST = 1 << 12;

  private static final int[] STATES = {state("OR"), state("ID"), state("CA")};

  /** By seller: where the person is, + 1; 0 while nobody has come; -1 of another state. */
  private final LongIndex sellers = new LongIndex();

  private int[] people = new int[FIRST];

  /** Newest auction that waits for the seller, + 1. */
  private int[] waiting = new int[FIRST];

  private long[] waitingAuctions = new long[FIRST];
  private int[] waitingNext = new int[FIRST];
  private int waitingCount;

  private final TextArena texts = new TextArena();
  private int[] offsets = new int[TEXTS * FIRST];
  private int[] lengths = new int[TEXTS * FIRST];
  private int peopleCount;
  private int rows;

  public LocalItems(LoopOutput output) {
    super(output);
  }

  private static int state(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    return bytes[0] << Byte.SIZE | bytes[1];
  }

  @Override
  public int[] columns(int input) {
    return switch (input) {
      case NexmarkEvents.PERSON -> PERSON;
      case NexmarkEvents.AUCTION -> AUCTION;
      default -> BidColumns.NONE;
    };
  }

  @Override
  public void process(int input, ColumnBatch batch) {
    if (input == NexmarkEvents.PERSON) {
      people(batch);
    } else {
      auctions(batch);
    }
    flush();
  }

  private int seller(long id) {
    int seller = sellers.add(id);
    if (seller == people.length) {
      people = Arrays.copyOf(people, 2 * seller);
      waiting = Arrays.copyOf(waiting, 2 * seller);
    }
    return seller;
  }

  private void people(ColumnBatch batch) {
    long[] ids = longs(batch, 0);
    BytesVector states = texts(batch, 3);
    byte[] heap = states.heap();
    int count = batch.rowCount();
    for (int row = 0; row < count; row++) {
      int seller = seller(ids[row]);
      int at = states.offsets()[row];
      if (states.lengths()[row] != 2 || !isWanted(heap[at] << Byte.SIZE | heap[at + 1])) {
        people[seller] = -1;
        waiting[seller] = 0;
        continue;
      }
      if (TEXTS * (peopleCount + 1) > offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * offsets.length);
        lengths = Arrays.copyOf(lengths, 2 * lengths.length);
      }
      keep(texts(batch, 1), row, NAME);
      keep(texts(batch, 2), row, CITY);
      keep(states, row, STATE);
      int person = peopleCount++;
      people[seller] = person + 1;
      for (int wait = waiting[seller]; wait != 0; wait = waitingNext[wait - 1]) {
        put(person, waitingAuctions[wait - 1]);
      }
    }
  }

  private static boolean isWanted(int state) {
    return state == STATES[0] || state == STATES[1] || state == STATES[2];
  }

  private void keep(BytesVector from, int row, int text) {
    int place = TEXTS * peopleCount + text;
    lengths[place] = from.lengths()[row];
    offsets[place] = texts.add(from.heap(), from.offsets()[row], lengths[place]);
  }

  private void auctions(ColumnBatch batch) {
    long[] ids = longs(batch, 0);
    long[] sellerIds = longs(batch, 1);
    long[] categories = longs(batch, 2);
    int count = batch.rowCount();
    for (int row = 0; row < count; row++) {
      if (categories[row] != CATEGORY) {
        continue;
      }
      int seller = seller(sellerIds[row]);
      int person = people[seller];
      if (person > 0) {
        put(person - 1, ids[row]);
      } else if (person == 0) {
        if (waitingCount == waitingAuctions.length) {
          waitingAuctions = Arrays.copyOf(waitingAuctions, 2 * waitingCount);
          waitingNext = Arrays.copyOf(waitingNext, 2 * waitingCount);
        }
        waitingAuctions[waitingCount] = ids[row];
        waitingNext[waitingCount] = waiting[seller];
        waiting[seller] = ++waitingCount;
      }
    }
  }

  private void put(int person, long auction) {
    ColumnBatch out = output.batch();
    for (int text = 0; text < TEXTS; text++) {
      BytesVector column = texts(out, text);
      column.offsets()[rows] = offsets[TEXTS * person + text];
      column.lengths()[rows] = lengths[TEXTS * person + text];
    }
    longs(out, TEXTS)[rows] = auction;
    if (++rows == output.capacity()) {
      flush();
    }
  }

  private void flush() {
    for (int text = 0; text < TEXTS; text++) {
      texts(output.batch(), text).shareHeap(texts.bytes());
    }
    output.flush(rows);
    rows = 0;
  }

  @Override
  public void end() {}
}
