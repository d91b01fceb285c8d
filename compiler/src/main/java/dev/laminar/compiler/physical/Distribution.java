package dev.laminar.compiler.physical;

/** How the rows of an edge are spread over agents. */
public enum Distribution {
  /** All of them pass through one agent, in order. */
  SINGLE
}
