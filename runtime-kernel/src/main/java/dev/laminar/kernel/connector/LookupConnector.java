package dev.laminar.kernel.connector;

/** A connector whose rows can be asked for by their keys, a few at a time. */
public interface LookupConnector extends SourceConnector {

  /** Prepares to look rows up for one query. Does not wait for anything. */
  LookupReader openLookup(LookupRequest request);
}
