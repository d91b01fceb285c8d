package dev.laminar.codegen.load;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceClassVisitor;

/** Prints generated classes for EXPLAIN. */
public final class CodePrinter {

  private CodePrinter() {}

  /** EXPLAIN CODEGEN: the Java view of each class, with the size of each method. */
  public static String java(List<GeneratedClass> classes) {
    StringBuilder out = new StringBuilder();
    for (GeneratedClass generated : classes) {
      separate(out, generated);
      out.append(generated.javaText().get());
    }
    return out.toString();
  }

  /** EXPLAIN BYTECODE: the instructions of each class. */
  public static String bytecode(List<GeneratedClass> classes) {
    StringBuilder out = new StringBuilder();
    for (GeneratedClass generated : classes) {
      separate(out, generated);
      out.append(bytecode(generated));
    }
    return out.toString();
  }

  static String bytecode(GeneratedClass generated) {
    StringWriter out = new StringWriter();
    TraceClassVisitor printer = new TraceClassVisitor(null, new Textifier(), new PrintWriter(out));
    new ClassReader(generated.bytes()).accept(printer, 0);
    return out.toString();
  }

  private static void separate(StringBuilder out, GeneratedClass generated) {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    if (generated.isShared()) {
      out.append("// runs as ")
          .append(generated.binaryName())
          .append(", which has the same shape\n");
    }
  }
}
