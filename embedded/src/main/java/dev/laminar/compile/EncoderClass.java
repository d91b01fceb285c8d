package dev.laminar.compile;

import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.kernel.connector.RecordEncoder;
import java.util.function.Supplier;

/** The generated encoder of a sink. */
public record EncoderClass(GeneratedClass generated, Supplier<RecordEncoder> instances) {}
