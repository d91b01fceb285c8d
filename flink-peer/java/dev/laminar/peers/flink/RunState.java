package dev.laminar.peers.flink;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import org.apache.flink.table.data.RowData;

/**
 * What source and sink of the job that runs share: Flink makes them anew from their serialised
 * form, in the same process.
 */
final class RunState {

  private static volatile RunState current = new RunState(List.of(), false, Set.of());

  final List<RowData> rows;
  final boolean checking;
  final Set<String> skipped;
  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private volatile long startNs;
  private volatile long startCpuNs;
  private volatile long wallNs;
  private volatile long cpuNs;
  volatile long rowsOut;
  volatile long netRows;
  volatile long checksum;

  /**
   * @param skipped columns that are not hashed
   */
  RunState(List<RowData> rows, boolean checking, Set<String> skipped) {
    this.rows = rows;
    this.checking = checking;
    this.skipped = skipped;
  }

  static RunState current() {
    return current;
  }

  static void begin(RunState next) {
    current = next;
  }

  void started() {
    startNs = System.nanoTime();
    startCpuNs = process.getProcessCpuTime();
  }

  void ended() {
    wallNs = System.nanoTime() - startNs;
    cpuNs = process.getProcessCpuTime() - startCpuNs;
  }

  long wallNs() {
    return wallNs;
  }

  long cpuNs() {
    return cpuNs;
  }
}
