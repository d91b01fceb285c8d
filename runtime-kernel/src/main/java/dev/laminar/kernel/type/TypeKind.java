package dev.laminar.kernel.type;

/** The SQL types of Laminar. */
public enum TypeKind {
  BOOLEAN,
  TINYINT,
  SMALLINT,
  INTEGER,
  BIGINT,
  REAL,
  DOUBLE,
  DECIMAL,
  DATE,
  TIME,
  TIMESTAMP,
  /** TIMESTAMP WITH LOCAL TIME ZONE: an instant, stored as µs since the epoch in UTC. */
  TIMESTAMP_LTZ,
  INTERVAL_YEAR_MONTH,
  INTERVAL_DAY_TIME,
  CHAR,
  VARCHAR,
  BINARY,
  VARBINARY,
  /** Elements of one type, in order; any of them may be NULL. */
  ARRAY,
  /** Values by keys that are all different; no key is NULL. */
  MAP,
  /** Named fields, each of a type of its own. */
  ROW,
  /** The type of a bare NULL literal; never the type of a column. */
  NULL
}
