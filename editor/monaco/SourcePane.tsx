import * as monaco from 'monaco-editor/editor'
import { useEffect, useRef } from 'react'
import { useSay, useSession, useSessionState } from '../session/hooks.ts'
import { useKeepingState } from '../session/keeping/hooks.ts'
import { homeTexts } from '../texts/home.ts'
import { languageId, wordSeparators } from './language.ts'
import { type ModelTexts, pathOf, rangeOf } from './models.ts'
import { guardPaste } from './paste.ts'
import { themeName } from './themes.ts'
import { useCoverage } from './useCoverage.ts'

const options: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  wordWrap: 'on',
  fontSize: 16,
  lineHeight: 28,
  fontFamily: '"Sarasa Mono SC", "Noto Sans Mono CJK SC", "Microsoft YaHei Mono", Consolas, "Noto Sans SC", monospace',
  // The candidate window of Microsoft Pinyin is lost otherwise (vscode #285013).
  editContext: false,
  // Chinese punctuation beside Latin letters is no trick here.
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
  wordSeparators,
  minimap: { enabled: false },
  renderLineHighlight: 'line',
  scrollBeyondLastLine: false,
  lineNumbersMinChars: 4,
  glyphMargin: true,
  fixedOverflowWidgets: true,
  tabSize: 2,
  'semanticHighlighting.enabled': true,
}

/** The literate source: prose and rules of the file that is worked on. */
export function SourcePane() {
  const session = useSession()
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null)
  const file = useSessionState((state) => state.file)
  const theme = useSessionState((state) => state.theme)
  const texts = session.texts as ModelTexts

  useEffect(() => {
    if (!host.current) return
    const made = monaco.editor.create(host.current, { ...options, model: null, language: languageId })
    editor.current = made
    texts.attach(made)
    const caret = made.onDidChangeCursorSelection(({ selection }) => {
      const model = made.getModel()
      if (!model) return
      const [start, end] = [selection.getStartPosition(), selection.getEndPosition()].map((position) => model.getOffsetAt(position))
      session.dispatch({ kind: 'caret', caret: { file: pathOf(model.uri), start: start ?? 0, end: end ?? 0 } })
    })
    const unguard = guardPaste(made, host.current, session)
    return () => {
      unguard()
      caret.dispose()
      texts.attach(null)
      made.dispose()
    }
  }, [session, texts])

  useEffect(() => {
    editor.current?.setModel(texts.model(file))
  }, [texts, file])

  const locked = useKeepingState(({ files }) => files[file]?.access === 'reader')
  useEffect(() => editor.current?.updateOptions({ readOnly: locked }), [locked])

  useEffect(() => monaco.editor.setTheme(themeName(theme)), [theme])
  const label = useSay()(homeTexts.sourceLabel)
  useEffect(() => editor.current?.updateOptions({ ariaLabel: label }), [label])
  useProblemMarkers(texts)
  useCoverage(texts, file)
  return <div className="source" ref={host} />
}

/** More would make every keystroke slow. */
const mostMarkers = 1000

/** Problems under their places; the list beside says the same in words. */
function useProblemMarkers(texts: ModelTexts): void {
  const snapshot = useSessionState((state) => state.snapshot)
  const paths = useSessionState((state) => state.paths)
  useEffect(() => {
    for (const path of paths) {
      const model = texts.model(path)
      if (!model) continue
      const found = (snapshot?.problems ?? []).filter(({ place }) => place.file === path).slice(0, mostMarkers)
      const markers = found.map(({ code, severity, message, hint, place }) => ({
        ...rangeOf(model, place),
        code,
        severity: severities[severity],
        message: hint ? `${message}\n${hint}` : message,
        source: '条理',
      }))
      monaco.editor.setModelMarkers(
        model,
        'tiaoli',
        markers.map(({ ...marker }) => marker),
      )
    }
  }, [texts, snapshot, paths])
}

const severities = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  information: monaco.MarkerSeverity.Info,
} as const
