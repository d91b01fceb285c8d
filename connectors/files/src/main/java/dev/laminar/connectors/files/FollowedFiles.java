package dev.laminar.connectors.files;

import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that a following source reads. A file is what the file system says it is (its inode),
 * not its name:
 *
 * <ul>
 *   <li>a file that is renamed to another name the pattern matches is read on;
 *   <li>a file that is renamed away, removed or replaced is read to its end; when it did not grow
 *       between two looks, its last line counts as a record even without a line end, and the file
 *       is closed;
 *   <li>a new file under the name is read from its beginning;
 *   <li>a file that is shorter than it was is read from its beginning again; a record that was
 *       incomplete before is malformed.
 * </ul>
 */
final class FollowedFiles implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FollowedFiles.class);

  /** One followed file. */
  static final class Tail {

    private final Object key;
    private final int number;
    private final FileSplit split;
    private long size;
    private boolean truncated;
    private boolean listed = true;
    private boolean finished;

    /** Size of the file when it was last read. */
    private long readSize;

    private Tail(Object key, int number, FileSplit split) {
      this.key = key;
      this.number = number;
      this.split = split;
    }

    /** Among all files that were ever followed. */
    int number() {
      return number;
    }

    FileSplit split() {
      return split;
    }

    /** What may be read now, in bytes. */
    long size() {
      return size;
    }

    /** Whether the file will not grow any more. */
    boolean isFinished() {
      return finished;
    }

    boolean hasIncompleteRecord() {
      return split.offset() < readSize && !split.isDiscarding();
    }

    void beginReading() {
      readSize = size;
    }

    boolean takeTruncated() {
      boolean result = truncated;
      truncated = false;
      return result;
    }

    /** Looks at the file. Returns whether there is something to do with it. */
    private boolean look() throws IOException {
      long now = split.input().size();
      if (now < size) {
        truncated = true;
        size = now;
        return true;
      }
      boolean grew = now > size;
      size = now;
      if (!grew && !listed) {
        finished = true;
        return true;
      }
      return grew;
    }
  }

  private final FilePattern pattern;
  private final Compression compression;
  private Supplier<RecordDecoder> decoders;
  private final Map<Object, Tail> tails = new LinkedHashMap<>();
  private final BitSet open = new BitSet();
  private int count;
  private boolean waitingReported;

  FollowedFiles(FilesSourceOptions options, Supplier<RecordDecoder> decoders) {
    this.pattern = options.pattern();
    this.compression = options.compression();
    this.decoders = decoders;
  }

  /**
   * Adds the files that have something to read or to finish: known ones first, then new ones in
   * name order.
   */
  void collectChanged(Collection<Tail> changed) {
    List<Path> files = pattern.list();
    for (Tail tail : tails.values()) {
      tail.listed = false;
    }
    for (Path file : files) {
      meet(file);
    }
    for (Tail tail : tails.values()) {
      try {
        if (tail.look()) {
          changed.add(tail);
        }
      } catch (IOException e) {
        throw FileErrors.cannotRead(tail.split.input().path, e);
      }
    }
    if (tails.isEmpty() && !waitingReported) {
      waitingReported = true;
      LOG.info("no file yet: {}; waiting for one", pattern);
    }
  }

  private void meet(Path file) {
    if (compression.isGzip(file)) {
      throw new LaminarException(
          ErrorCode.INVALID_OPTION,
          "a gzip file cannot be followed: " + file.toAbsolutePath().normalize(),
          SourceSpan.NONE,
          "narrow the path, so that it matches only files that grow");
    }
    try {
      Object key = key(file);
      Tail known = tails.get(key);
      if (known == null) {
        open(file, key);
      } else {
        known.listed = true;
        known.split.rename(file);
      }
    } catch (NoSuchFileException e) {
      // Removed since it was listed: not there, then.
      return;
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  private void open(Path file, Object key) throws IOException {
    FileSplit split = new FileSplit(file, false, decoders);
    if (key.equals(key(file))) {
      open.set(count);
      tails.put(key, new Tail(key, count++, split));
    } else {
      // Replaced between the two looks: the next poll meets the new one.
      split.close();
    }
  }

  private static Object key(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file.toAbsolutePath() : key;
  }

  /** Goes on with other decoders, in all files or, when one has not their columns, in none. */
  void project(Supplier<RecordDecoder> others) {
    Map<FileSplit, RecordDecoder> continuations = new HashMap<>();
    for (Tail tail : tails.values()) {
      continuations.put(tail.split, tail.split.continuation(others));
    }
    continuations.forEach((split, decoder) -> split.continueWith(decoder, others));
    decoders = others;
  }

  /** Files that were ever followed. */
  int count() {
    return count;
  }

  /** Whether a file may still grow. */
  boolean isOpen(int number) {
    return open.get(number);
  }

  /** Closes a finished file. */
  void remove(Tail tail) {
    tails.remove(tail.key);
    open.clear(tail.number);
    tail.split.close();
  }

  @Override
  public void close() {
    for (Tail tail : tails.values()) {
      tail.split.close();
    }
    tails.clear();
  }
}
