package dev.laminar.bench;

import java.util.Set;

/** The query as Flink runs it: one task slot, objects used again, state on the heap. */
final class FlinkContender implements Contender {

  private static final int ROUNDS = 2;

  private final FlinkProcess process;
  private final Set<String> inputs;
  private final String sql;
  private final Set<String> notCompared;

  /**
   * @param inputs that the query reads: no other rows come
   */
  FlinkContender(FlinkProcess process, Set<String> inputs, String sql, Set<String> notCompared) {
    this.process = process;
    this.inputs = inputs;
    this.sql = sql;
    this.notCompared = notCompared;
  }

  @Override
  public String name() {
    return "Flink";
  }

  @Override
  public Set<String> notCompared() {
    return notCompared;
  }

  /** The run that is checked warms it up; each takes seconds to start. */
  @Override
  public boolean warmsUp() {
    return false;
  }

  @Override
  public int maxRounds() {
    return ROUNDS;
  }

  @Override
  public Measurement run(boolean checked) {
    return process.run(checked, inputs, sql, notCompared);
  }
}
