package dev.laminar.kernel.type;

/** A named, typed column of a row. */
public record Column(String name, DataType type) {

  @Override
  public String toString() {
    return name + " " + type;
  }
}
