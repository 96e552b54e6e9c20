import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles and runs what a test sends, one job a line: java.ts says how jobs are written. */
public final class Jobs {
  private static final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

  public static void main(String[] none) throws Exception {
    PrintStream answers = System.out;
    // Whatever a job prints outside of its own output must not be read as an answer.
    System.setOut(System.err);
    BufferedReader jobs = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = jobs.readLine(); line != null; line = jobs.readLine()) {
      answers.println(answer(fields(line)));
      answers.flush();
    }
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    for (String field : line.split("\t", -1)) {
      fields.add(new String(Base64.getDecoder().decode(field), StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static String answer(List<String> fields) {
    List<String> rest = fields.subList(1, fields.size());
    try {
      return "+" + encoded(fields.get(0).equals("compile") ? compile(rest) : run(rest));
    } catch (InvocationTargetException fault) {
      return "-" + encoded(text(fault.getCause()).getBytes(StandardCharsets.UTF_8));
    } catch (Throwable fault) {
      return "-" + encoded(text(fault).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static byte[] compile(List<String> arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    if (compiler.run(null, said, said, arguments.toArray(new String[0])) != 0) {
      throw new IllegalArgumentException(new String(said.toByteArray(), StandardCharsets.UTF_8));
    }
    return said.toByteArray();
  }

  /** Class path, class, standard input, arguments. */
  private static byte[] run(List<String> fields) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    InputStream in = System.in;
    PrintStream out = System.out;
    try (URLClassLoader loader = new URLClassLoader(urls(fields.get(0)), ClassLoader.getPlatformClassLoader())) {
      System.setIn(new ByteArrayInputStream(fields.get(2).getBytes(StandardCharsets.UTF_8)));
      System.setOut(new PrintStream(printed, false, "UTF-8"));
      String[] arguments = fields.subList(3, fields.size()).toArray(new String[0]);
      loader.loadClass(fields.get(1)).getMethod("main", String[].class).invoke(null, (Object) arguments);
      System.out.flush();
      return printed.toByteArray();
    } finally {
      System.setIn(in);
      System.setOut(out);
    }
  }

  private static URL[] urls(String classPath) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : Arrays.asList(classPath.split(File.pathSeparator))) {
      urls.add(new File(entry).toURI().toURL());
    }
    return urls.toArray(new URL[0]);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String text(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
