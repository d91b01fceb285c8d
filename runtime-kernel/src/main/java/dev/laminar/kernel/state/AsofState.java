package dev.laminar.kernel.state;

import dev.laminar.kernel.plan.AsofLayout;
import dev.laminar.kernel.plan.RowsLayout;

/**
 * What a join by time keeps: rows of both sides that wait for their time, and for each key the row
 * of the right side that is valid now. Generated code fills it; {@link AsofMerge} moves it on.
 *
 * <p>Fields that are the kernel's, each a long, begin in slots where the layout says. A key's tag
 * has its lowest bit to spare: a mark, for the sweep that finds keys that no row refers to.
 *
 * <pre>
 *  key     | ...  | tag | latest | time of latest | candidate | first waiting | last waiting |
 *  right   | ...  | older version | time |
 *  left    | ...  | next of the key | key | time | deadline | sequence | before | after |
 * </pre>
 */
public final class AsofState implements AutoCloseable {

  /** Set in a key's tag while keys are swept. */
  static final long MARK = 1;

  /** Fields of a key. */
  static final int TAG = 0;

  static final int LATEST = 8;
  static final int LATEST_TIME = 16;
  static final int CANDIDATE = 24;
  static final int FIRST_WAITING = 32;
  static final int LAST_WAITING = 40;

  /**
   * Number of fields of a key, longs behind each other, where left rows wait for later right rows.
   */
  public static final int KEY_FIELDS = 6;

  /** The same where they do not: the first ones. */
  public static final int BACKWARD_KEY_FIELDS = 3;

  /** Index of the field that generated code fills: the tag of the key's index entry. */
  public static final int TAG_FIELD = 0;

  /** Fields of a left row that waits. */
  static final int NEXT = 0;

  static final int KEY = 8;
  static final int TIME = 16;
  static final int DEADLINE = 24;
  static final int SEQUENCE = 32;
  static final int BEFORE = 40;
  static final int AFTER = 48;

  /** Number of fields of a left row, longs behind each other. */
  public static final int LEFT_FIELDS = 7;

  /** Fields of a right row that is a version, where left rows are answered at once. */
  static final int OLDER = 0;

  static final int VERSION_TIME = 8;

  /** Added to the slot of a right row that says that its key has none from its time on. */
  public static final long ENDS = 1;

  /** Number of fields of such a right row, longs behind each other. */
  public static final int RIGHT_FIELDS = 2;

  private final RowTable keys;
  private final RowTable left;
  private final RowTable right;
  private final TimeQueue leftQueue;
  private final TimeQueue rightQueue;

  /** Left rows by the time at which what is known of their answer becomes final. */
  private final TimeQueue deadlines;

  /** Right rows by the time behind which they are out of reach. */
  private final TimeQueue expiring;

  private long leftWatermarkUs = Long.MIN_VALUE;
  private long rightWatermarkUs = Long.MIN_VALUE;

  public AsofState(AsofLayout layout, MemoryAccount account) {
    this.keys = table(layout.keys(), account);
    this.left = table(layout.left(), account);
    this.right = table(layout.right(), account);
    this.leftQueue = new TimeQueue(account);
    this.rightQueue = new TimeQueue(account);
    this.deadlines = new TimeQueue(account);
    this.expiring = new TimeQueue(account);
  }

  private static RowTable table(RowsLayout layout, MemoryAccount account) {
    return new RowTable(layout.slotSizeBytes(), layout.indexCount(), account);
  }

  public RowTable keys() {
    return keys;
  }

  public RowTable left() {
    return left;
  }

  public RowTable right() {
    return right;
  }

  TimeQueue leftQueue() {
    return leftQueue;
  }

  TimeQueue rightQueue() {
    return rightQueue;
  }

  TimeQueue deadlines() {
    return deadlines;
  }

  TimeQueue expiring() {
    return expiring;
  }

  /** Rows of the left side at this time or before are late; µs. */
  public long leftWatermarkUs() {
    return leftWatermarkUs;
  }

  /** The same for the right side. */
  public long rightWatermarkUs() {
    return rightWatermarkUs;
  }

  public void setLeftWatermarkUs(long us) {
    leftWatermarkUs = us;
  }

  public void setRightWatermarkUs(long us) {
    rightWatermarkUs = us;
  }

  /**
   * Has a left row wait for its time.
   *
   * @param timeUs of the row; {@link Long#MIN_VALUE} for one without time
   * @param slot of the row
   * @param key slot of the key; 0 for a row that matches nothing
   */
  public void addLeft(long timeUs, long slot, long key) {
    leftQueue.add(timeUs, slot, key);
  }

  /** The same for a right row, which has a key; {@link #ENDS} may be added to its slot. */
  public void addRight(long timeUs, long slot, long key) {
    rightQueue.add(timeUs, slot, key);
  }

  /** Rows of both sides that are kept. */
  public long rowCount() {
    return left.rowCount() + right.rowCount();
  }

  /** No left row that waits for the watermarks is earlier; µs, {@link Long#MAX_VALUE} for none. */
  public long dueUs() {
    return leftQueue.firstUs();
  }

  /** Gives all memory back. */
  @Override
  public void close() {
    keys.close();
    left.close();
    right.close();
    leftQueue.close();
    rightQueue.close();
    deadlines.close();
    expiring.close();
  }
}
