package dev.laminar.slt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A choice of queries that depends on a seed alone: about as many of each file, and all statements
 * of the files that any is chosen of.
 */
final class SltSample {

  private final long seed;
  private final int queriesPerFile;
  private final List<String> files;

  private SltSample(long seed, int queriesPerFile, List<String> files) {
    this.seed = seed;
    this.queriesPerFile = queriesPerFile;
    this.files = files;
  }

  /**
   * @param queries so many of all files together; 0 for all there are
   */
  static SltSample of(List<String> files, long seed, int queries) {
    if (queries == 0) {
      return new SltSample(seed, Integer.MAX_VALUE, files);
    }
    if (queries >= files.size()) {
      return new SltSample(seed, Math.ceilDiv(queries, files.size()), files);
    }
    List<String> shuffled = new ArrayList<>(files);
    Collections.shuffle(shuffled, new Random(seed));
    return new SltSample(seed, 1, shuffled.subList(0, queries).stream().sorted().toList());
  }

  List<String> files() {
    return files;
  }

  /** The records of a file without the queries that are not chosen. */
  List<SltRecord> choose(String file, List<SltRecord> records) {
    List<SltRecord> queries =
        new ArrayList<>(
            records.stream()
                .filter(record ->
                    record instanceof SltRecord.Query && SltDialect.runs(record.conditions()))
                .toList());
    if (queries.size() <= queriesPerFile) {
      return records;
    }
    Collections.shuffle(queries, new Random(seed * 31 + file.hashCode()));
    Set<Integer> lines = new HashSet<>();
    queries.subList(0, queriesPerFile).forEach(query -> lines.add(query.line()));
    return records.stream()
        .filter(record -> !(record instanceof SltRecord.Query) || lines.contains(record.line()))
        .toList();
  }
}
