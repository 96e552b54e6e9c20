import type { Language } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/source.ts'
import { notesOf } from '../../notice/basis.ts'
import type { Expr, Program, Rule } from '../../program/program.ts'
import type { Document } from '../workspace.ts'
import { blockBefore } from './links.ts'
import type { Unsettled } from './page.ts'
import { pageTexts } from './texts.ts'

type Found = Omit<Unsettled, 'block'>

/** Questions, assumptions and silences of the main file, each with the block behind which it stands. */
export function unsettledOf(document: Document, language: Language): Unsettled[] {
  const { module, draft } = document.compiled
  const found = [...questions(draft), ...assumptions(document), ...silences(draft, language)]
  return found
    .filter(({ span }) => span.file === module.file)
    .sort((a, b) => a.span.start - b.span.start)
    .map((each) => ({ ...each, block: blockBefore(module, each.span) }))
}

function questions({ questions: all }: Program): Found[] {
  return all.map(({ name, text, readings, default: usual, clause, span }) => {
    const others = readings.map((reading) => reading.name).filter((reading) => reading !== usual)
    return { kind: 'question', name, text, readings: [usual, ...others], clause, span }
  })
}

function assumptions({ compiled }: Document): Found[] {
  return compiled.module.declarations.flatMap((declaration) =>
    notesOf(declaration).flatMap(({ kind, text, span }) => {
      const name = 'name' in declaration ? declaration.name.text : ''
      return kind === 'assumed' ? [{ kind, name, text, readings: [], clause: declaration.clause, span } as const] : []
    }),
  )
}

/** Rows, cases and exceptions for which the text says nothing. */
function silences(program: Program, language: Language): Found[] {
  const texts = pageTexts[language]
  const silent = (name: string, text: string, clause: string | null, span: Span): Found => ({
    kind: 'silent',
    name,
    text,
    readings: [],
    clause,
    span,
  })
  const rows = program.tables.flatMap(({ name, rows: all, clause }) =>
    all.flatMap((row, index) => (row.values.some(isSilent) ? [silent(name, texts.row(name, index + 1), clause, row.span)] : [])),
  )
  const ofRule = ({ name, body, exceptions, clause }: Rule): Found[] => [
    ...(body.kind === 'choice' ? body.branches : []).flatMap((branch, index) =>
      isSilent(branch.value) ? [silent(name, texts.branch(index + 1), clause, branch.span)] : [],
    ),
    ...exceptions.flatMap((each) =>
      isSilent(each.value) ? [silent(name, texts.exception(each.name), each.provenance.clause ?? clause, each.span)] : [],
    ),
  ]
  return [...rows, ...program.rules.flatMap(ofRule)]
}

const isSilent = ({ kind }: Expr): boolean => kind === 'silent'
