package dev.laminar.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Time on the clock and processor time of the thread that starts and stops it, once. */
final class Stopwatch {

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private boolean started;
  private long startNs;
  private long startCpuNs;
  private long wallNs;
  private long cpuNs;

  /** Does nothing when it runs already. */
  void start() {
    if (!started) {
      started = true;
      startNs = System.nanoTime();
      startCpuNs = threads.getCurrentThreadCpuTime();
    }
  }

  void stop() {
    cpuNs = threads.getCurrentThreadCpuTime() - startCpuNs;
    wallNs = System.nanoTime() - startNs;
  }

  long wallNs() {
    return wallNs;
  }

  long cpuNs() {
    return cpuNs;
  }
}
