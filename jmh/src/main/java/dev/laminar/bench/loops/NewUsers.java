package dev.laminar.bench.loops;

import dev.laminar.bench.NexmarkEvents;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import java.util.Arrays;

/** People who sell something within the ten seconds in which they came: q8. */
public final class NewUsers extends Loop {

  private static final long WINDOW_US = 10 * Windows.SECOND_US;
  private static final int OPEN = 4;
  private static final int[] PERSON = {0, 1, 6};
  private static final int[] AUCTION = {5, 7};

  /** Who came, and who sold, in one window. */
  private static final class Window {
    private final LongIndex people = new LongIndex();
    private long[] ids = new long[1 << 10];
    private int[] offsets = new int[1 << 10];
    private int[] lengths = new int[1 << 10];
    private final TextArena names = new TextArena();
    private final LongIndex sellers = new LongIndex();

    void person(long id, byte[] name, int offset, int length) {
      int known = people.size();
      if (people.add(id) == known) {
        if (known == ids.length) {
          ids = Arrays.copyOf(ids, 2 * known);
          offsets = Arrays.copyOf(offsets, 2 * known);
          lengths = Arrays.copyOf(lengths, 2 * known);
        }
        ids[known] = id;
        offsets[known] = names.add(name, offset, length);
        lengths[known] = length;
      }
    }

    void clear() {
      people.clear();
      names.clear();
      sellers.clear();
    }
  }

  private final Window[] windows = new Window[OPEN];
  private long firstOpen = Long.MAX_VALUE;
  private long lastOpen = Long.MIN_VALUE;
  private long personUs;
  private long auctionUs;

  public NewUsers(LoopOutput output) {
    super(output);
    for (int i = 0; i < OPEN; i++) {
      windows[i] = new Window();
    }
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
    int rows = batch.rowCount();
    if (input == NexmarkEvents.PERSON) {
      long[] ids = longs(batch, 0);
      BytesVector names = texts(batch, 1);
      long[] times = longs(batch, 2);
      for (int row = 0; row < rows; row++) {
        window(times[row])
            .person(ids[row], names.heap(), names.offsets()[row], names.lengths()[row]);
      }
      personUs = Windows.last(times, rows);
    } else {
      long[] times = longs(batch, 0);
      long[] sellers = longs(batch, 1);
      for (int row = 0; row < rows; row++) {
        window(times[row]).sellers.add(sellers[row]);
      }
      auctionUs = Windows.last(times, rows);
    }
  }

  private Window window(long time) {
    long number = Math.floorDiv(time, WINDOW_US);
    firstOpen = Math.min(firstOpen, number);
    lastOpen = Math.max(lastOpen, number);
    return windows[(int) (number % OPEN)];
  }

  @Override
  public void endEpoch() {
    long watermarkUs = Math.min(personUs, auctionUs) - Windows.DELAY_US;
    while (firstOpen < lastOpen && (firstOpen + 1) * WINDOW_US <= watermarkUs) {
      emit(firstOpen++);
    }
  }

  private void emit(long number) {
    Window window = windows[(int) (number % OPEN)];
    ColumnBatch out = output.batch();
    BytesVector names = texts(out, 1);
    int rows = 0;
    for (int i = 0; i < window.people.size(); i++) {
      if (window.sellers.find(window.ids[i]) >= 0) {
        longs(out, 0)[rows] = window.ids[i];
        names.offsets()[rows] = window.offsets[i];
        names.lengths()[rows] = window.lengths[i];
        longs(out, 2)[rows] = number * WINDOW_US;
        if (++rows == output.capacity()) {
          names.shareHeap(window.names.bytes());
          output.flush(rows);
          rows = 0;
        }
      }
    }
    names.shareHeap(window.names.bytes());
    output.flush(rows);
    window.clear();
  }

  @Override
  public void end() {
    while (firstOpen <= lastOpen) {
      emit(firstOpen++);
    }
  }
}
