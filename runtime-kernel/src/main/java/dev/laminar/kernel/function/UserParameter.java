package dev.laminar.kernel.function;

import dev.laminar.kernel.type.DataType;

/**
 * A parameter, a result, or a column of one.
 *
 * @param name the parameter's where the class file has it, else {@code arg1}, {@code arg2}, …
 * @param type nullable when NULL is passed as null; else there is no call with NULL
 * @param anyDigits whether a DECIMAL comes with the digits it has, whatever {@code type} says
 */
public record UserParameter(String name, JavaKind java, DataType type, boolean anyDigits) {}
