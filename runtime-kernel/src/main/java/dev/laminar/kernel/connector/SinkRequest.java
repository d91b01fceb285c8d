package dev.laminar.kernel.connector;

import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a sink needs.
 *
 * @param encoder null when the connector uses no format
 * @param console where {@code print} writes: the standard output of the embedding program unless it
 *     says otherwise
 */
public record SinkRequest(
    SinkDefinition definition, @Nullable RecordEncoder encoder, OutputStream console) {}
