import { functions } from './functions.ts'
import type { Ids } from './ids.ts'
import { type Box, boxSize, layoutOf } from './layout.ts'
import type { DmnModel } from './model.ts'
import { type Element, element } from './xml.ts'

/** The picture of a model: a shape for each input, function and decision, and an edge for each requirement. */
export function diagramOf(model: DmnModel, ids: Ids): Element {
  const boxes = layoutOf(model)
  const byName = new Map(boxes.map((box) => [box.name, box]))
  const requirements = [
    ...model.functions.map((name) => ({ name, requires: functions[name].requires as Iterable<string> })),
    ...model.decisions.map(({ name, requires }) => ({ name, requires: requires as Iterable<string> })),
  ]
  const edges = requirements.flatMap(({ name, requires }) =>
    [...requires].map((other) => edge(ids, byName.get(other) as Box, byName.get(name) as Box)),
  )
  return element('dmndi:DMNDI', {}, [
    element('dmndi:DMNDiagram', { id: 'diagram', name: model.label }, [...boxes.map((box) => shape(ids, box)), ...edges]),
  ])
}

function shape(ids: Ids, { name, x, y }: Box): Element {
  const id = ids.of(name)
  const bounds = { x: String(x), y: String(y), width: String(boxSize.width), height: String(boxSize.height) }
  return element('dmndi:DMNShape', { id: `shape_${id}`, dmnElementRef: id }, [element('dc:Bounds', bounds)])
}

/** From the middle of the required shape's upper side to the middle of the lower side of what requires it. */
function edge(ids: Ids, from: Box, to: Box): Element {
  const id = `${ids.of(to.name)}_needs_${ids.of(from.name)}`
  const point = (x: number, y: number) => element('di:waypoint', { x: String(x), y: String(y) })
  const middle = boxSize.width / 2
  return element('dmndi:DMNEdge', { id: `edge_${id}`, dmnElementRef: id }, [
    point(from.x + middle, from.y),
    point(to.x + middle, to.y + boxSize.height),
  ])
}
