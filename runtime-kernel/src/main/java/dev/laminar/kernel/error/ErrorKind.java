package dev.laminar.kernel.error;

/** Who must act on an error. The four kinds are rendered differently. */
public enum ErrorKind {
  /** The statement, the data or an option is wrong: the user can mend it. */
  USER,
  /** The statement is valid SQL that this version does not execute. */
  UNSUPPORTED,
  /** Memory, disk, a file or another system failed. */
  RESOURCE,
  /** A defect of Laminar. */
  INTERNAL
}
