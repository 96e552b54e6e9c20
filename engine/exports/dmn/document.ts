import { oneLine } from '../header.ts'
import { diagramOf } from './diagram.ts'
import { functions } from './functions.ts'
import { Ids } from './ids.ts'
import type { Decision, DmnModel, InputData, ItemType, Logic, TableLogic } from './model.ts'
import { type Element, element, xmlDocument } from './xml.ts'

const dmn = 'https://www.omg.org/spec/DMN/20191111/MODEL/'
const feel = 'https://www.omg.org/spec/DMN/20191111/FEEL/'

/** A model as DMN 1.3 with its diagram; `comments` are safe lines. */
export function dmnDocument(model: DmnModel, namespace: string, comments: readonly string[]): string {
  const ids = new Ids(model)
  const attributes = {
    xmlns: dmn,
    'xmlns:dmndi': 'https://www.omg.org/spec/DMN/20191111/DMNDI/',
    'xmlns:dc': 'http://www.omg.org/spec/DMN/20180521/DC/',
    'xmlns:di': 'http://www.omg.org/spec/DMN/20180521/DI/',
    id: 'definitions',
    name: model.name,
    namespace,
    expressionLanguage: feel,
    typeLanguage: feel,
    exporter: 'Tiaoli',
  }
  return xmlDocument(
    comments,
    element('definitions', attributes, [
      ...described(comments),
      ...model.types.map((type, index) => itemDefinition(type, `type_${index + 1}`)),
      ...model.inputs.map((input) => inputData(ids, input)),
      ...model.functions.map((name) => functionModel(ids, name)),
      ...model.decisions.map((decision) => decisionElement(ids, decision)),
      diagramOf(model, ids),
    ]),
  )
}

/** How one thing requires another, by the kinds of both. */
function requirement(required: string): { readonly element: string; readonly reference: string } {
  const kind = required.split('_')[0]
  if (kind === 'function') return { element: 'knowledgeRequirement', reference: 'requiredKnowledge' }
  return { element: 'informationRequirement', reference: kind === 'input' ? 'requiredInput' : 'requiredDecision' }
}

function described(lines: readonly string[]): Element[] {
  const text = lines
    .filter((line) => line !== '')
    .map(oneLine)
    .join('\n')
  return text === '' ? [] : [element('description', {}, [text])]
}

const labelled = (name: string, label: string): Record<string, string> => (label === '' || label === name ? { name } : { name, label })

function itemDefinition({ name, base, collection, allowed, components }: ItemType, id: string): Element {
  const children = [
    ...(base === null ? [] : [element('typeRef', {}, [base])]),
    ...(allowed === null ? [] : [element('allowedValues', { id: `${id}_values` }, [element('text', {}, [allowed])])]),
    ...components.map((component, index) =>
      element('itemComponent', { id: `${id}_${index + 1}`, ...labelled(component.name, oneLine(component.label)) }, [
        element('typeRef', {}, [component.type]),
      ]),
    ),
  ]
  return element('itemDefinition', { id, name, ...(collection ? { isCollection: 'true' } : {}) }, children)
}

function inputData(ids: Ids, { name, type, label, about }: InputData): Element {
  const id = ids.of(name)
  return element('inputData', { id, ...labelled(name, oneLine(label)) }, [
    ...described(about),
    element('variable', { id: `${id}_variable`, name, typeRef: type }),
  ])
}

function requirements(ids: Ids, id: string, names: Iterable<string>): Element[] {
  const wanted = [...names].map((name) => ids.of(name))
  const made = wanted.map((other) => {
    const { element: kind, reference } = requirement(other)
    return { kind, made: element(kind, { id: `${id}_needs_${other}` }, [element(reference, { href: `#${other}` })]) }
  })
  return ['informationRequirement', 'knowledgeRequirement'].flatMap((kind) =>
    made.filter((each) => each.kind === kind).map((each) => each.made),
  )
}

function functionModel(ids: Ids, name: DmnModel['functions'][number]): Element {
  const id = ids.of(name)
  const { about, parameters, entries, result, requires } = functions[name]
  const logic: Logic = {
    kind: 'context',
    entries: entries.map(([entry, type, text]) => ({ name: entry, type, about: '', text })),
    result,
  }
  const formal = parameters.map(([parameter, typeRef], index) =>
    element('formalParameter', { id: `${id}_p${index + 1}`, name: parameter, typeRef }),
  )
  return element('businessKnowledgeModel', { id, name }, [
    ...described([about]),
    element('variable', { id: `${id}_variable`, name }),
    // jDMN takes a type that stands here for the function's own, and then finds no function to call.
    element('encapsulatedLogic', { id: `${id}_logic`, kind: 'FEEL' }, [
      ...formal,
      ...logicElements(entries.length === 0 ? { kind: 'literal', text: result } : logic, `${id}_body`),
    ]),
    ...requirements(ids, id, requires),
  ])
}

function decisionElement(ids: Ids, { name, label, type, about, logic, requires }: Decision): Element {
  const id = ids.of(name)
  return element('decision', { id, ...labelled(name, oneLine(label)) }, [
    ...described(about),
    element('variable', { id: `${id}_variable`, name, typeRef: type }),
    ...requirements(ids, id, requires),
    ...logicElements(logic, `${id}_logic`),
  ])
}

function literal(id: string, text: string): Element {
  return element('literalExpression', { id }, [element('text', {}, [text])])
}

function logicElements(logic: Logic, id: string): Element[] {
  if (logic.kind === 'literal') return [literal(id, logic.text)]
  if (logic.kind === 'table') return [tableElement(logic, id)]
  const entries = logic.entries.map(({ name, type, about, text }, index) => {
    const own = `${id}_${index + 1}`
    return element('contextEntry', { id: own }, [
      ...described([about]),
      element('variable', { id: `${own}_variable`, name, typeRef: type }),
      literal(`${own}_text`, text),
    ])
  })
  const result =
    logic.result === null ? [] : [element('contextEntry', { id: `${id}_result` }, [literal(`${id}_result_text`, logic.result)])]
  return [element('context', { id }, [...entries, ...result])]
}

function tableElement({ hitPolicy, inputs, outputs, rules }: TableLogic, id: string): Element {
  const texts = (name: string, prefix: string, values: readonly string[]) =>
    values.map((value, index) => element(name, { id: `${prefix}_${index + 1}` }, [element('text', {}, [value])]))
  const one = outputs.length === 1
  return element('decisionTable', { id, hitPolicy, ...(hitPolicy === 'COLLECT' ? { aggregation: 'SUM' } : {}) }, [
    ...inputs.map(({ label, text, type }, index) =>
      element('input', { id: `${id}_i${index + 1}`, label: oneLine(label) }, [
        element('inputExpression', { id: `${id}_e${index + 1}`, typeRef: type }, [element('text', {}, [text])]),
      ]),
    ),
    ...outputs.map(({ name, type, label }, index) =>
      element('output', { id: `${id}_o${index + 1}`, label: oneLine(label), ...(one ? {} : { name, typeRef: type }) }),
    ),
    element('annotation', { name: '依据' }),
    ...rules.map(({ tests, outputs: values, note }, row) =>
      element('rule', { id: `${id}_r${row + 1}` }, [
        ...texts('inputEntry', `${id}_r${row + 1}_i`, tests),
        ...texts('outputEntry', `${id}_r${row + 1}_o`, values),
        element('annotationEntry', {}, [element('text', {}, [note])]),
      ]),
    ),
  ])
}
