package dev.laminar.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.Code;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.constant.ClassDesc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** Compiles class models in every way there is, for tests. */
public final class Tiers {

  private Tiers() {}

  /** A builder of a class with a constructor without parameters. */
  public static ClassBuilder newClass(String simpleName) {
    return newClass(simpleName, Object.class);
  }

  public static ClassBuilder newClass(String simpleName, Class<?> superclass) {
    ClassBuilder builder =
        new ClassBuilder(
            ClassDesc.of("laminar.generated.test", simpleName), superclass, "test.sql");
    builder
        .constructor()
        .body()
        .evaluate(Code.superConstructor(builder.name(), superclass, List.of()));
    return builder;
  }

  public static Class<?> asm(ClassModel model) {
    byte[] bytes = AsmEmitter.emit(model, new LineNumbers.Sql());
    verify(bytes);
    return load(model.binaryName(), bytes);
  }

  public static Class<?> janino(ClassModel model) {
    JavaSource source = JavaEmitter.render(model, CommentDepth.SQL);
    byte[] bytes = JaninoCompiler.compile(model, source, true, Tiers.class.getClassLoader(), null);
    return load(model.binaryName(), bytes);
  }

  public static void verify(byte[] bytes) {
    StringWriter problems = new StringWriter();
    CheckClassAdapter.verify(
        new ClassReader(bytes), Tiers.class.getClassLoader(), false, new PrintWriter(problems));
    assertThat(problems.toString()).isEmpty();
  }

  public static Class<?> load(String name, byte[] bytes) {
    final class Loader extends ClassLoader {
      Loader() {
        super("query-test", Tiers.class.getClassLoader());
      }

      Class<?> define() {
        return defineClass(name, bytes, 0, bytes.length);
      }
    }
    return new Loader().define();
  }

  /** Calls the method {@code run}; an exception comes back as its class's name and message. */
  public static Object run(Class<?> type, Object... arguments) {
    try {
      return call(type, arguments);
    } catch (InvocationTargetException e) {
      return e.getCause().getClass().getName() + ": " + e.getCause().getMessage();
    }
  }

  /** What {@code run} throws. */
  public static Throwable failure(Class<?> type, Object... arguments) {
    try {
      throw new AssertionError("returned " + call(type, arguments));
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }

  private static Object call(Class<?> type, Object... arguments) throws InvocationTargetException {
    try {
      Object instance = type.getDeclaredConstructor().newInstance();
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals("run")) {
          method.setAccessible(true);
          return Modifier.isStatic(method.getModifiers())
                  && method.getParameterCount() > arguments.length
              ? method.invoke(null, withReceiver(instance, arguments))
              : method.invoke(instance, arguments);
        }
      }
      throw new AssertionError("no method run");
    } catch (InvocationTargetException e) {
      throw e;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the generated class cannot be used", e);
    }
  }

  private static Object[] withReceiver(Object instance, Object[] arguments) {
    return Stream.concat(Stream.of(instance), Stream.of(arguments)).toArray();
  }

  /** The Java view must compile under javac with every warning on and none given. */
  public static void javac(List<ClassModel> models) {
    List<SimpleJavaFileObject> files =
        models.stream()
            .<SimpleJavaFileObject>map(model ->
                new Source(model.binaryName(), JavaEmitter.render(model, CommentDepth.SQL).text()))
            .toList();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter output = new StringWriter();
    try {
      Path directory = Files.createTempDirectory("laminar-javac");
      List<String> options =
          List.of(
              "-Xlint:all",
              "-Werror",
              "-proc:none",
              "-d",
              directory.toString(),
              "-cp",
              classPath());
      boolean compiled = compiler.getTask(output, null, null, options, null, files).call();
      try (Stream<Path> tree = Files.walk(directory)) {
        tree.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
      assertThat(output.toString()).isEmpty();
      assertThat(compiled).isTrue();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Directories and jars alone: javac warns of entries that do not exist. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .filter(entry -> Files.exists(Path.of(entry)))
        .reduce((a, b) -> a + java.io.File.pathSeparator + b)
        .orElse("");
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String binaryName, String text) {
      super(URI.create("string:///" + binaryName.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
