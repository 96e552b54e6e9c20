import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One JSON request a line, one JSON answer a line, in the order of the requests: loads models and evaluates them, as dmn.ts says, on as
 * many threads as the engine bears.
 */
final class Serve {
  private static final ObjectMapper json = new ObjectMapper();
  private final Map<String, Engine.Model> models = new ConcurrentHashMap<>();
  private final Engine engine;
  private final Values values;

  private Serve(Engine engine) {
    this.engine = engine;
    this.values = new Values(engine, json);
  }

  public static void main(String[] args) throws Exception {
    PrintStream answers = new PrintStream(System.out, false, "UTF-8");
    // Whatever an engine prints must not be read as an answer.
    System.setOut(System.err);
    Serve serve = new Serve((Engine) Class.forName(args[0]).getDeclaredConstructor().newInstance());
    ExecutorService threads = Executors.newFixedThreadPool(serve.engine.threads());
    BlockingQueue<Future<String>> asked = new ArrayBlockingQueue<>(1000);
    Thread printer = new Thread(() -> print(asked, answers));
    printer.start();
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      String request = line;
      asked.put(threads.submit(() -> serve.answer(request)));
    }
    asked.put(CompletableFuture.completedFuture(""));
    printer.join();
    threads.shutdown();
  }

  /** Prints the answers as they are asked for, until an empty one. */
  private static void print(BlockingQueue<Future<String>> asked, PrintStream answers) {
    try {
      for (String answer = asked.take().get(); !answer.isEmpty(); answer = asked.take().get()) {
        answers.println(answer);
        if (asked.isEmpty()) {
          answers.flush();
        }
      }
    } catch (InterruptedException | ExecutionException fault) {
      throw new IllegalStateException(fault);
    }
    answers.flush();
  }

  private String answer(String line) {
    ObjectNode reply = json.createObjectNode();
    try {
      JsonNode request = json.readTree(line);
      reply.set("answer", request.has("load") ? load(request.get("load").asText()) : evaluate(request));
    } catch (Throwable fault) {
      StringWriter text = new StringWriter();
      fault.printStackTrace(new PrintWriter(text));
      reply.put("error", text.toString());
    }
    return reply.toString();
  }

  private ObjectNode load(String file) throws Exception {
    Engine.Model model = engine.load(new File(file));
    models.put(file, model);
    ObjectNode loaded = json.createObjectNode();
    loaded.set("decisions", texts(model.decisions()));
    loaded.set("messages", texts(model.messages()));
    return loaded;
  }

  private ObjectNode evaluate(JsonNode request) {
    Engine.Model model = models.get(request.get("model").asText());
    List<String> decisions = new ArrayList<>();
    request.get("decisions").forEach(name -> decisions.add(name.asText()));
    Map<String, Object> input = values.entries(request.get("input"));
    List<String> messages = new ArrayList<>();
    ObjectNode results = json.createObjectNode();
    model.evaluate(decisions, input, messages).forEach((name, value) -> results.set(name, values.write(value)));
    ObjectNode outcome = json.createObjectNode();
    outcome.set("results", results);
    outcome.set("messages", texts(messages));
    return outcome;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = json.createArrayNode();
    texts.forEach(array::add);
    return array;
  }
}
