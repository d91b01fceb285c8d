package dev.laminar.connectors.files;

import dev.laminar.kernel.connector.RecordDecoder;
import java.io.IOException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line of a row of the last batch. Decoding keeps no positions per row, so the batch's
 * bytes are read from the file once more and walked record by record: records may span lines and
 * blank lines may lie between them, and the buffer's own copy has been rewritten where text had
 * escapes.
 */
final class RowLocator {

  private @Nullable FileSplit split;
  private long firstOffset;
  private long firstLine;
  private int byteCount;
  private int rowCount;

  /** Remembers where the rows of a batch came from. */
  void mark(FileSplit source, long offset, long line, int bytes, int rows) {
    split = source;
    firstOffset = offset;
    firstLine = line;
    byteCount = bytes;
    rowCount = rows;
  }

  String position(int row) {
    FileSplit source = split;
    if (source == null) {
      return "";
    }
    return source.name() + ":" + line(source, row);
  }

  private long line(FileSplit source, int row) {
    try {
      byte[] bytes = source.input().readAgain(firstOffset, byteCount);
      RecordDecoder decoder = source.decoder();
      int[] strict = recordStarts(decoder, bytes, false);
      int[] lenient = recordStarts(decoder, bytes, true);
      // Whether a line of spaces is blank depends on the format: the count of rows tells.
      for (int header = 0; header <= (firstLine == 1 ? 1 : 0); header++) {
        for (int[] starts : new int[][] {strict, lenient}) {
          if (starts.length == rowCount + header) {
            return firstLine + Lines.count(bytes, 0, starts[row + header]);
          }
        }
      }
    } catch (IOException e) {
      // The file is gone or was cut meanwhile: right unless records span lines.
      return firstLine + row;
    }
    return firstLine + row;
  }

  private int[] recordStarts(RecordDecoder decoder, byte[] bytes, boolean spacesAreBlank) {
    IntStream.Builder starts = IntStream.builder();
    int at = 0;
    while (at < byteCount) {
      int next = decoder.skipRecord(bytes, at, byteCount, true);
      if (next <= at) {
        break;
      }
      int start = skipBlank(bytes, at, spacesAreBlank);
      if (start < next) {
        starts.add(start);
      }
      at = next;
    }
    return starts.build().toArray();
  }

  private int skipBlank(byte[] bytes, int from, boolean spacesAreBlank) {
    int at = from;
    while (at < byteCount && isBlank(bytes[at], spacesAreBlank)) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte b, boolean spacesAreBlank) {
    return b == '\n' || b == '\r' || (spacesAreBlank && (b == ' ' || b == '\t'));
  }
}
