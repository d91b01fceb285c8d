import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.engine.EngineSnapshot;
import dev.laminar.kernel.launch.Connectors;
import dev.laminar.kernel.launch.PlanDeployment;
import dev.laminar.kernel.launch.PlanRunner;
import dev.laminar.kernel.plan.ExecutionPlan;
import dev.laminar.kernel.plan.PlanCodec;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Runs a compiled script in this process with the kernel only: no parser, planner or code generator is on the class path.
 *
 * <pre>
 * ./laminar compile examples/ohlc.sql -o ohlc.jar
 * java -cp "ohlc-lib/*" examples/java/RunKernelAlone.java ohlc.jar
 * </pre>
 */
public final class RunKernelAlone {

  public static void main(String[] args) throws Exception {
    URL jar = Path.of(args[0]).toUri().toURL();
    try (URLClassLoader generated = new URLClassLoader(new URL[] {jar}, Engine.class.getClassLoader());
        InputStream bytes = generated.getResourceAsStream(PlanRunner.PLAN_RESOURCE);
        Engine engine = new Engine(EngineOptions.defaults())) {
      ExecutionPlan plan = PlanCodec.decode(bytes.readAllBytes());
      new PlanDeployment(plan, generated::loadClass, Connectors.load(generated), System.out).deploy(engine);
      engine.awaitCompletion();
      for (EngineSnapshot.QuerySnapshot query : engine.snapshot().queries()) {
        System.err.println(query.name() + ": " + query.rowsIn() + " rows in, " + query.rowsOut() + " rows out");
      }
    }
  }
}
