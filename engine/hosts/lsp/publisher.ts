import type { Connection, Diagnostic } from 'vscode-languageserver/node'
import type { NoticeProblem } from '../../service/index.ts'

interface Open {
  readonly path: string
  readonly version: number
}

/** Tells the editor what is wrong in each file, and takes it back once it is right. */
export class Publisher {
  private readonly connection: Connection
  private readonly uriOf: (path: string) => string
  private published: ReadonlySet<string> = new Set()

  constructor(connection: Connection, uriOf: (path: string) => string) {
    this.connection = connection
    this.uriOf = uriOf
  }

  /** Publishes what the open files and the files that they use have wrong; a problem that several notices find is told once. */
  publish(
    open: readonly Open[],
    problemsOf: (path: string) => readonly { readonly file: string; readonly problem: NoticeProblem }[],
    diagnosticOf: (problem: NoticeProblem) => Diagnostic,
  ): void {
    const byFile = new Map<string, Map<string, NoticeProblem>>(open.map(({ path }) => [path, new Map()]))
    for (const { file, problem } of open.flatMap(({ path }) => problemsOf(path))) {
      const known = byFile.get(file) ?? new Map<string, NoticeProblem>()
      byFile.set(file, known.set(`${problem.code} ${problem.span.start} ${problem.span.end} ${problem.message}`, problem))
    }
    for (const path of this.published) if (!byFile.has(path)) this.send(path, [], undefined)
    for (const [path, problems] of byFile)
      this.send(path, [...problems.values()].map(diagnosticOf), open.find((each) => each.path === path)?.version)
    this.published = new Set(byFile.keys())
  }

  private send(path: string, diagnostics: Diagnostic[], version: number | undefined): void {
    const uri = this.uriOf(path)
    void this.connection.sendDiagnostics(version === undefined ? { uri, diagnostics } : { uri, version, diagnostics })
  }
}
