import * as monaco from 'monaco-editor/editor'
import { useEffect, useRef } from 'react'
import { useSessionState } from '../session/hooks.ts'
import { languageId } from './language.ts'
import { themeName } from './themes.ts'
import './diff.css'

interface DiffPaneProps {
  readonly before: string
  readonly after: string
  /** What stands left and right, for who can't see it. */
  readonly label: string
  /** Side by side where there is room, else one below the other. */
  readonly sideBySide?: boolean
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
export function DiffPane({ before, after, label, sideBySide = true }: DiffPaneProps) {
  const host = useRef<HTMLDivElement>(null)
  const theme = useSessionState((state) => state.theme)
  useEffect(() => {
    if (!host.current) return
    const editor = monaco.editor.createDiffEditor(host.current, {
      ...options,
      renderSideBySide: sideBySide,
      originalAriaLabel: label,
      modifiedAriaLabel: label,
    })
    const original = monaco.editor.createModel(before, languageId)
    const modified = monaco.editor.createModel(after, languageId)
    editor.setModel({ original, modified })
    return () => {
      editor.dispose()
      original.dispose()
      modified.dispose()
    }
  }, [before, after, label, sideBySide])
  useEffect(() => monaco.editor.setTheme(themeName(theme)), [theme])
  return <div className="diff-pane" ref={host} />
}
