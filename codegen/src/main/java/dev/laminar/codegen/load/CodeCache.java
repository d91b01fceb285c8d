package dev.laminar.codegen.load;

import dev.laminar.codegen.budget.MethodSize;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Loaded classes by shape, shared between the statements of one engine. A shape is a class's
 * bytecode under a neutral name and without debug information: statements that differ only in
 * literals have equal shapes. An entry lives as long as a statement uses it; those of statements
 * that are executed again and again outlive them for a while. Past the bound, the least recently
 * used ones are no longer found, but serve those that have them.
 */
public final class CodeCache {

  /**
   * What makes two classes interchangeable.
   *
   * @param bytes of the neutral class file
   * @param tier that makes the real one
   * @param parent where it finds its classes
   * @param linked classes of the user's that it finds as they are
   */
  record Shape(
      byte[] bytes,
      CodegenOptions.Tier tier,
      CodegenOptions.Lines lines,
      ClassLoader parent,
      Set<Class<?>> linked) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Shape shape
          && tier == shape.tier
          && lines == shape.lines
          && parent == shape.parent
          && linked.equals(shape.linked)
          && Arrays.equals(bytes, shape.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /** A loaded class; not the model it was made of, which belongs to one statement. */
  record Loaded(Class<?> type, byte[] bytes, List<MethodSize> methods) {}

  /** One statement's hold on a class. */
  final class Handle implements AutoCloseable {
    private final Entry entry;
    private boolean closed;

    private Handle(Entry entry) {
      this.entry = entry;
    }

    Loaded loaded() {
      return entry.loaded;
    }

    @Override
    public void close() {
      release(false);
    }

    /** Closes it, and leaves the class for the next statement of its shape. */
    void retire() {
      release(true);
    }

    private void release(boolean retired) {
      synchronized (CodeCache.this) {
        if (!closed) {
          closed = true;
          CodeCache.this.release(entry, retired);
        }
      }
    }
  }

  private static final class Entry {
    private final Shape shape;
    private final Loaded loaded;
    private int users;

    Entry(Shape shape, Loaded loaded) {
      this.shape = shape;
      this.loaded = loaded;
    }
  }

  /** How many classes may wait for a statement that uses them again. */
  private static final int MAX_UNUSED = 128;

  private final int maxShapes;
  private final Map<Shape, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /** Classes that no statement uses, the one that was retired first at the beginning. */
  private final SequencedSet<Entry> unused = new LinkedHashSet<>();

  /**
   * @param maxShapes how many classes are found at most, greater than 0
   */
  public CodeCache(int maxShapes) {
    if (maxShapes <= 0) {
      throw new IllegalArgumentException("maxShapes=" + maxShapes);
    }
    this.maxShapes = maxShapes;
  }

  /** Number of classes that statements can share. */
  public synchronized int size() {
    return entries.size();
  }

  /**
   * The class of a shape: a loaded one, or else a new one. Classes are made outside of the lock.
   */
  Handle acquire(Shape shape, Supplier<Loaded> loader) {
    synchronized (this) {
      Entry known = entries.get(shape);
      if (known != null) {
        return use(known);
      }
    }
    Loaded loaded = loader.get();
    synchronized (this) {
      Entry entry = entries.get(shape);
      if (entry == null) {
        entry = new Entry(shape, loaded);
        entries.put(shape, entry);
        evict();
      }
      return use(entry);
    }
  }

  private Handle use(Entry entry) {
    entry.users++;
    unused.remove(entry);
    return new Handle(entry);
  }

  private void evict() {
    while (entries.size() > maxShapes) {
      Entry evicted = entries.remove(entries.keySet().iterator().next());
      unused.remove(evicted);
    }
  }

  private void release(Entry entry, boolean retired) {
    entry.users--;
    if (entry.users > 0) {
      return;
    }
    // A class that calls a user's would keep that loaded.
    boolean kept = retired && entry.shape.linked().isEmpty();
    if (!kept || entries.get(entry.shape) != entry) {
      entries.remove(entry.shape, entry);
      return;
    }
    unused.add(entry);
    if (unused.size() > MAX_UNUSED) {
      Entry oldest = unused.removeFirst();
      entries.remove(oldest.shape, oldest);
    }
  }
}
