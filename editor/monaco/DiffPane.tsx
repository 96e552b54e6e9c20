import * as monaco from 'monaco-editor/editor'
import { type RefObject, useEffect, useRef } from 'react'
import { useSessionState } from '../session/hooks.ts'
import { languageId } from './language.ts'
import { rangeOf } from './models.ts'
import { themeName } from './themes.ts'
import './diff.css'

/** A stretch of the text on the left. */
export interface DiffPlace {
  readonly file: string
  readonly start: number
  readonly end: number
}

/** Goes from one difference to another. */
export interface DiffSteps {
  next(): void
  previous(): void
}

interface DiffPaneProps {
  readonly before: string
  readonly after: string
  /** What stands left and right, for who can't see it. */
  readonly label: string
  /** Side by side where there is room, else one below the other. */
  readonly sideBySide?: boolean
  /** What of the left text is shown first; else the first difference. */
  readonly place?: DiffPlace | null
  readonly steps?: RefObject<DiffSteps | null>
}

const options: monaco.editor.IStandaloneDiffEditorConstructionOptions = {
  automaticLayout: true,
  readOnly: true,
  originalEditable: false,
  fontSize: 14,
  lineHeight: 24,
  fontFamily: '"Sarasa Mono SC", "Noto Sans Mono CJK SC", "Microsoft YaHei Mono", Consolas, "Noto Sans SC", monospace',
  wordWrap: 'on',
  diffWordWrap: 'on',
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  renderOverviewRuler: false,
  unicodeHighlight: { ambiguousCharacters: false },
  hideUnchangedRegions: { enabled: true, contextLineCount: 3, minimumLineCount: 5 },
  useInlineViewWhenSpaceIsLimited: true,
  editContext: false,
  // Longer comparisons would keep the officer waiting; what is found by then is shown.
  maxComputationTime: 3000,
}

/** Two texts beside each other, what is unchanged folded away. */
export function DiffPane({ before, after, label, sideBySide = true, place = null, steps }: DiffPaneProps) {
  const host = useRef<HTMLDivElement>(null)
  const theme = useSessionState((state) => state.theme)
  useEffect(() => {
    if (!host.current) return
    const editor = monaco.editor.createDiffEditor(host.current, {
      ...options,
      renderSideBySide: sideBySide,
    })
    // Set on each: the labels among the options of the whole reach neither.
    editor.getOriginalEditor().updateOptions({ ariaLabel: label })
    editor.getModifiedEditor().updateOptions({ ariaLabel: label })
    const original = monaco.editor.createModel(before, languageId)
    const modified = monaco.editor.createModel(after, languageId)
    editor.setModel({ original, modified })
    if (steps) steps.current = { next: () => editor.goToDiff('next'), previous: () => editor.goToDiff('previous') }
    // Where the differences are is known only after a moment.
    const first = editor.onDidUpdateDiff(() => {
      first.dispose()
      if (place) show(editor.getOriginalEditor(), place)
      else editor.revealFirstDiff()
    })
    return () => {
      first.dispose()
      editor.dispose()
      // A comparison that is under way still asks for them, and would fail aloud.
      setTimeout(() => {
        original.dispose()
        modified.dispose()
      }, 10_000)
    }
  }, [before, after, label, sideBySide, place, steps])
  useEffect(() => monaco.editor.setTheme(themeName(theme)), [theme])
  return <div className="diff-pane" ref={host} />
}

function show(editor: monaco.editor.ICodeEditor, place: DiffPlace): void {
  const model = editor.getModel()
  if (!model) return
  const range = rangeOf(model, place)
  editor.setSelection(range)
  editor.revealRangeInCenter(range)
}
