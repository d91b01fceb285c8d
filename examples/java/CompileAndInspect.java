import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.compile.CompileSettings;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import java.util.Map;

/**
 * Compiles SQL without running it, and looks at every level of what came out.
 *
 * <pre>java -cp "cli/target/dist/lib/*" examples/java/CompileAndInspect.java</pre>
 */
public final class CompileAndInspect {

  private static final String SQL =
      """
      CREATE SOURCE trades (ts TIMESTAMP NOT NULL, symbol VARCHAR NOT NULL, price DECIMAL(12, 2) NOT NULL, size INT)
        FROM FILES (path = '${FILE}') FORMAT CSV;

      CREATE SINK dear INTO PRINT AS
        SELECT ts, LOWER(symbol) AS symbol, price * size AS value FROM trades WHERE price > 100;
      """;

  public static void main(String[] args) {
    // The file is not read, only looked for.
    String file = args.length > 0 ? args[0] : "examples/data/trades.csv";
    CompileSettings settings = CompileSettings.of(CodegenOptions.fromSystemProperties());
    try (CompiledScript script = CompiledScript.compile("dear.sql", SQL, settings, Map.of("FILE", file))) {
      for (CompiledQuery query : script.queries()) {
        System.out.println("== query " + query.name() + " " + query.schema());
        System.out.println(query.logicalPlan());
        System.out.println(query.physicalPlan());
        query.warnings().forEach(warning -> System.out.println("warning: " + warning.message()));
      }
      // Pipelines of the query, the decoder for the columns it reads, the encoder of the sink.
      for (GeneratedClass generated : script.classes()) {
        System.out.println("== " + generated.binaryName() + ": " + generated.bytes().length + " bytes of class file");
        generated.methods().forEach(method -> System.out.println("   " + method.name() + " " + method));
      }
      System.out.println(script.queries().getFirst().generated().getFirst().javaText().get());
      System.out.println("== plan: " + script.plan().queries().size() + " query, " + script.plan().sinks().size() + " sink");
    }
  }
}
