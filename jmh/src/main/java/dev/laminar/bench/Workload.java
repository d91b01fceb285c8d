package dev.laminar.bench;

import java.util.List;

/**
 * The rows that queries of one kind read.
 *
 * @param events rows of all inputs
 */
public record Workload(String name, long events, List<Input> inputs) {

  public Workload {
    inputs = List.copyOf(inputs);
  }

  static Workload of(String name, List<Input> inputs) {
    return new Workload(name, inputs.stream().mapToLong(Input::rows).sum(), inputs);
  }

  Input input(String name) {
    return inputs.stream()
        .filter(input -> input.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no input " + name));
  }

  /** Stretches of time that the rows are cut into. */
  int stretches() {
    return inputs.getFirst().batches().size();
  }
}
