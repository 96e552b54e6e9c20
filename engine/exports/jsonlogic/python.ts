/** The receiver of a bundle in Python, as it stands in every export: the same as javascript.ts, line by line where it can be. */
export const pythonEvaluator = `"""Applies rules.json with any implementation of JsonLogic: encodes a record, asks the guard, applies the rules in order,
each result put among the data under its name, and reads the results. Needs nothing but Python 3.9."""

import json

from bundle_cells import DECIMALS, READERS, Digits, Pairs, decode, read_json

__all__ = ["Bundle", "read_json"]


class Bundle:
    """rules: what rules.json holds. build(rule) gives a function of the data, made once for many records."""

    def __init__(self, rules, build):
        self.build = build
        self.first = rules["bundles"][0]["entity"]
        self.records = {each["entity"]: self.record(each) for each in rules["records"]}
        self.settings = [{**each, "is_refused": self.compiled(each["refused"])} for each in rules["settings"]]
        self.bundles = {each["entity"]: self.bundle(each) for each in rules["bundles"]}

    def compiled(self, rule):
        if not isinstance(rule, dict):
            return lambda data: rule
        if "var" in rule:
            name = rule["var"]
            # A name alone needs no implementation.
            return lambda data: data[name]
        apply = self.build(rule)
        reads = Reads(rule)
        return lambda data: apply(reads.of(data))

    def with_rules(self, parts):
        return [{**each, "of": self.compiled(each["rule"])} if "rule" in each else each for each in parts]

    def record(self, record):
        guard = {each["name"]: [] for each in record["fields"] + record["relations"]}
        for each in self.with_rules(record["guard"]):
            guard[each["field"]].append(each)
        return {**record, "guard": guard}

    def bundle(self, bundle):
        results = self.with_rules(bundle["results"])
        for result in results:
            result["unknown"] = self.with_rules(result["unknown"])
            for reason in result["unknown"]:
                if "year" in reason:
                    reason["year_of"] = self.compiled(reason["year"])
        return {"steps": self.with_rules(bundle["steps"]), "refusals": self.with_rules(bundle["refusals"]), "results": results}

    def evaluator(self, entity=None, baseDate=None, readings=None, parameters=()):
        """parameters: {"parameter", "period", "value": "27.5"} each."""
        return Evaluator(self, self.first if entity is None else entity, (baseDate, readings or {}, parameters))


class Evaluator:
    def __init__(self, bundle, entity, chosen):
        self.records, self.entity = bundle.records, entity
        self.rules = bundle.bundles[entity]
        self.common = chosen_settings(bundle.settings, *chosen)

    def evaluate(self, record):
        """{"refused": [...]}, or {"refused": None, "values": {...}, "unknown": {...}}; decimals are texts with every digit."""
        refused = []
        data = dict(self.common)
        if self.entity is not None:
            Encoder(self.records, self.common, refused).record(record, self.entity, "", data)
        return {"refused": refused} if refused else outcome_of(self.rules, data)

    def line(self, record):
        """The same in one line of JSON."""
        return line_of(self.evaluate(record), self.rules["results"])


class Reads:
    """What a rule reads of the data, so that no implementation is handed more: names, and of lists the names in their elements."""

    def __init__(self, rule):
        self.names, self.lists = set(), {}
        self.scan(rule, None)
        self.names -= set(self.lists)

    def scan(self, rule, inside):
        if isinstance(rule, list):
            for each in rule:
                self.scan(each, inside)
        elif isinstance(rule, dict):
            for operator, of in rule.items():
                if operator == "var":
                    (self.names if inside is None else inside).add(of)
                elif operator in ("some", "filter", "map"):
                    self.scan(of[0], inside)
                    self.scan(of[1], self.lists.setdefault(list_of(of[0]), set()))
                elif operator == "reduce":
                    self.lists.setdefault(list_of(of[0]), set())
                    self.scan(of[0], inside)
                else:
                    self.scan(of, inside)

    def of(self, data):
        read = {name: data[name] for name in self.names}
        for key, names in self.lists.items():
            read[key] = [{name: element[name] for name in names} for element in data[key]]
        return read


def list_of(rule):
    while "var" not in rule:
        rule = next(iter(rule.values()))[0]
    return rule["var"]


def outcome_of(rules, data):
    for step in rules["steps"]:
        run_step(step, data)
    refused = [{"code": each["code"], "field": each["field"]} for each in rules["refusals"] if each["of"](data) is True]
    if refused:
        return {"refused": refused}
    values, unknown = {}, {}
    for result in rules["results"]:
        reasons = {reason_text(each, data) for each in result["unknown"] if each["of"](data) is True}
        if reasons:
            unknown[result["name"]] = sorted(reasons, key=lambda text: text.encode("utf-16-be", "surrogatepass"))
        values[result["name"]] = None if reasons else decode(result, result["of"](data))
    return {"refused": None, "values": values, "unknown": unknown}


def run_step(step, data):
    if "each" not in step:
        data[step["name"]] = step["of"](data)
    elif "copy" in step:
        for element in data[step["each"]]:
            element.update((name, data[name]) for name in step["copy"])
    else:
        for element in data[step["each"]]:
            element[step["name"]] = step["of"](element)


def reason_text(reason, data):
    return reason["reason"] if "reason" in reason else f"{reason['parameter']}（{int(reason['year_of'](data))}年）"


def json_text(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def line_of(outcome, results):
    if outcome["refused"]:
        return json_text({"$refused": outcome["refused"]})
    entries = [f"{json_text(each['name'])}:{json_of(outcome['values'][each['name']], each['type'])}" for each in results]
    if outcome["unknown"]:
        entries.append(f'"$unknown":{json_text(outcome["unknown"])}')
    return "{" + ",".join(entries) + "}"


def json_of(value, type):
    return value if value is not None and type in DECIMALS else json_text(value)


# Settings


def chosen_settings(settings, base_date, readings, parameters):
    data = {each["key"]: each["value"] for each in settings}

    def choose(kind, name, period, value):
        for found in settings:
            if (found["kind"], found["name"], found["period"]) == (kind, name, period):
                cell, fault = READERS[found["type"]](Digits(value) if found["type"] in DECIMALS else value, found)
                if fault is None and found["is_refused"]({**data, found["key"]: cell}) is not True:
                    data[found["key"]] = cell
                    return
        raise ValueError(f"can’t be chosen: {name or kind} {value}")

    if base_date is not None:
        choose("baseDate", None, None, base_date)
    for name, reading in readings.items():
        choose("reading", name, None, reading)
    for each in parameters:
        choose("parameter", each["parameter"], each["period"], each["value"])
    for each in settings:
        if each["kind"] == "overridden":
            data[each["key"]] = len(parameters) > 0
    return data


# Records


class Encoder:
    """Brings a record into data, and tells all that is wrong with it."""

    def __init__(self, records, common, refused):
        self.records, self.common, self.refused = records, common, refused

    def wrong(self, code, field):
        self.refused.append({"code": code, "field": field})

    def record(self, record, entity, prefix, data):
        schema = self.records[entity]
        known = {each["name"] for each in schema["fields"] + schema["relations"]}
        if not isinstance(record, (Pairs, dict)):
            return self.wrong("record.notObject", prefix[:-1] or None)
        written = {}
        for name, value in record.items() if isinstance(record, dict) else record:
            plain = plain_name(name, known)
            if plain in written:
                self.wrong("record.duplicateKey", prefix + plain)
            written[plain] = value
        for name in written:
            if name not in known:
                self.wrong("record.fieldUnknown", prefix + name)
        for field in schema["fields"]:
            if self.field(field, written.get(field["name"]), prefix, data):
                self.ask(schema, field["name"], prefix, data)
        for relation in schema["relations"]:
            if self.elements(relation, written.get(relation["name"]), prefix, data):
                self.ask(schema, relation["name"], prefix, data)

    def ask(self, schema, name, prefix, data):
        for each in schema["guard"][name]:
            if each["of"](data) is True:
                self.wrong(each["code"], prefix + name)

    def field(self, field, value, prefix, data):
        """Whether what stands there can be asked about further."""
        fault = None
        if value is None:
            cell = field["filler"] if field["default"] is None else field["default"]
        else:
            cell, fault = READERS[field["type"]](value, field)
        data[field["key"]] = field["filler"] if cell is None else cell
        data[field["given"]] = value is not None or field["default"] is not None
        if fault is not None:
            self.wrong(fault, prefix + field["name"])
        return cell is not None

    def elements(self, relation, value, prefix, data):
        name, elements = relation["name"], data.setdefault(relation["key"], [])
        if value is None:
            return True
        if isinstance(value, Pairs) or not isinstance(value, list):
            self.wrong("record.typeMismatch", prefix + name)
            return False
        for index, element in enumerate(value):
            cells = {**self.common, self.records[relation["entity"]]["place"]: index}
            self.record(element, relation["entity"], f"{prefix}{name}[{index + 1}].", cells)
            elements.append(cells)
        return True


def plain_name(name, known):
    """A field's name may also stand as the notice quotes it: 「…」."""
    inner = name[1:-1] if name.startswith("「") and name.endswith("」") else name
    return inner if inner in known else name
`
