package dev.laminar.kernel.format;

/** The fields of a JSON object that becomes a ROW: where their values stand. */
public final class JsonFields {

  private final KeyTable names = new KeyTable();
  private final int[] places;
  private int count;

  public JsonFields(int fields) {
    places = new int[fields];
  }

  /** Names the next field. Returns this. */
  public JsonFields named(String name) {
    names.add(name, count);
    count++;
    return this;
  }

  /** Offset of a field's value in the record last gone over; 0 for none. */
  public int place(int field) {
    return places[field];
  }

  void clear() {
    for (int i = 0; i < places.length; i++) {
      places[i] = 0;
    }
  }

  /** Notes a value under a key without escapes. Returns false when there is no such field. */
  boolean found(byte[] bytes, int key, int length, int value) {
    int field = names.lookup(bytes, key, length);
    if (field == KeyTable.UNKNOWN) {
      return false;
    }
    boolean exact = (field & KeyTable.OTHER_CASE) == 0;
    int index = field & ~KeyTable.OTHER_CASE;
    if (exact || places[index] == 0) {
      places[index] = value;
    }
    return true;
  }
}
