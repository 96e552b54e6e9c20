/** Of the kit: the engine that the test cases run on. */
export const kitPom = `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
  <modelVersion>4.0.0</modelVersion>
  <groupId>tiaoli</groupId>
  <artifactId>kit</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <build>
    <pluginManagement>
      <plugins>
        <plugin>
          <groupId>org.apache.maven.plugins</groupId>
          <artifactId>maven-dependency-plugin</artifactId>
          <version>2.8</version>
        </plugin>
      </plugins>
    </pluginManagement>
  </build>
  <dependencies>
    <dependency>
      <groupId>org.kie</groupId>
      <artifactId>kie-dmn-core</artifactId>
      <version>10.2.0</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>2.0.17</version>
    </dependency>
  </dependencies>
</project>
`

/** Runs test cases in the format of the DMN TCK on Drools. Plain Java. */
export const kitRunner = `import java.io.File;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Runs the test cases of a folder (DMN TCK, 20160719) on Drools: java KitRunner tck. */
public final class KitRunner {
  private static int passed = 0;
  private static int failed = 0;
  private static final PrintStream out = new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);

  public static void main(String[] args) throws Exception {
    List<Path> models;
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      models = files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
    }
    for (Path model : models) {
      run(model);
    }
    out.println(passed + " passed, " + failed + " failed");
    System.exit(failed == 0 && passed > 0 ? 0 : 1);
  }

  private static void run(Path file) throws Exception {
    DMNRuntime runtime = DMNRuntimeBuilder.fromDefaults()
        .setOption(new RuntimeTypeCheckOption(true))
        .buildConfiguration()
        .fromResources(List.of(ResourceFactory.newFileResource(file.toFile())))
        .getOrElseThrow(IllegalArgumentException::new);
    DMNModel model = runtime.getModels().get(0);
    List<Path> tests;
    try (Stream<Path> files = Files.list(file.getParent())) {
      tests = files.filter(each -> each.toString().endsWith(".xml")).sorted().toList();
    }
    for (Path test : tests) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element root = factory.newDocumentBuilder().parse(test.toFile()).getDocumentElement();
      for (Element each : children(root, "testCase")) {
        check(runtime, model, test.toFile(), each);
      }
    }
  }

  private static void check(DMNRuntime runtime, DMNModel model, File file, Element test) {
    DMNContext context = runtime.newContext();
    for (Element input : children(test, "inputNode")) {
      context.set(input.getAttribute("name"), value(input));
    }
    for (Element node : children(test, "resultNode")) {
      String decision = node.getAttribute("name");
      DMNResult result = runtime.evaluateByName(model, context, decision);
      Object given = result.getDecisionResultByName(decision).getResult();
      Object expected = value(children(node, "expected").get(0));
      if (same(expected, given)) {
        passed++;
      } else {
        failed++;
        out.println(file + " " + test.getAttribute("id") + " " + decision + ": " + expected + " expected, " + given + " given " + result.getMessages());
      }
    }
  }

  /** What a node holds: components, a list, or a value. */
  private static Object value(Element node) {
    List<Element> components = children(node, "component");
    if (!components.isEmpty()) {
      Map<String, Object> entries = new LinkedHashMap<>();
      components.forEach(each -> entries.put(each.getAttribute("name"), value(each)));
      return entries;
    }
    for (Element list : children(node, "list")) {
      List<Object> items = new ArrayList<>();
      children(list, "item").forEach(item -> items.add(value(item)));
      return items;
    }
    for (Element plain : children(node, "value")) {
      return plain(plain.getAttribute("xsi:type"), plain.getAttribute("xsi:nil"), plain.getTextContent());
    }
    return null;
  }

  private static Object plain(String type, String nil, String text) {
    if (nil.equals("true")) return null;
    switch (type) {
      case "xsd:boolean": return Boolean.valueOf(text);
      case "xsd:decimal": return new BigDecimal(text);
      case "xsd:date": return LocalDate.parse(text);
      case "xsd:dateTime": return LocalDateTime.parse(text);
      default: return text;
    }
  }

  /** Numbers by their value, lists whatever their order. */
  private static boolean same(Object expected, Object given) {
    if (expected instanceof BigDecimal number) {
      return given instanceof Number && number.compareTo(new BigDecimal(given.toString())) == 0;
    }
    if (expected instanceof List<?> list) {
      return given instanceof List<?> other && list.size() == other.size()
          && list.stream().allMatch(each -> other.stream().anyMatch(one -> same(each, one)));
    }
    if (expected instanceof Map<?, ?> map) {
      return given instanceof Map<?, ?> other && new HashSet<>(other.keySet()).equals(new HashSet<>(map.keySet()))
          && map.entrySet().stream().allMatch(each -> same(each.getValue(), other.get(each.getKey())));
    }
    return expected == null ? given == null : expected.equals(given);
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
`
