import { Command, CommanderError, Option } from 'commander'
import { displayWidth, type Language } from '../../index.ts'
import { check } from './check.ts'
import { addChildrenOptions } from './children.ts'
import { diff } from './diff.ts'
import { type Exit, exit, UsageError } from './exit.ts'
import { explain } from './explain.ts'
import { type ExportOptions, exportTo, targetList } from './export.ts'
import { fmt } from './fmt.ts'
import { lsp } from './lsp.ts'
import { addSettingOptions, repeatable } from './options.ts'
import { type PopulationOptions, population } from './population.ts'
import { populationTexts } from './populationTexts.ts'
import { run } from './run.ts'
import { serve } from './serve.ts'
import { analysisTexts } from './simulate/analysisTexts.ts'
import { simulateCommand } from './simulate/command.ts'
import type { SimulateOptions } from './simulate/options.ts'
import { usualSize } from './simulate/people.ts'
import { simulateTexts } from './simulate/texts.ts'
import { addSyntheticOptions } from './synthetic.ts'
import type { Terminal } from './terminal.ts'
import { test } from './test.ts'
import { usageSentence } from './usage.ts'

/** Runs one command line; what it returns is the exit status that other programs rely on. */
export async function runCli(args: readonly string[], version: string, terminal: Terminal): Promise<Exit> {
  const done: { status: Exit } = { status: exit.fine }
  try {
    await commands(version, terminal, done).parseAsync(args, { from: 'user' })
    return done.status
  } catch (failure) {
    return misuse(failure, terminal)
  }
}

function misuse(failure: unknown, { err, errColors, texts }: Terminal): Exit {
  if (failure instanceof CommanderError && failure.exitCode === 0) return exit.fine
  // Without any command, the help has been shown.
  if (failure instanceof CommanderError && failure.code === 'commander.help') return exit.usage
  const sentence =
    failure instanceof CommanderError ? usageSentence(failure, texts) : failure instanceof UsageError ? failure.message : null
  if (sentence === null) throw failure
  err.write(`tiaoli: ${errColors.red(sentence)}\n`)
  return exit.usage
}

function commands(version: string, terminal: Terminal, done: { status: Exit }): Command {
  const { texts } = terminal
  const root = new Command('tiaoli')
    .description(texts.about)
    .version(version, '-V, --version', texts.version)
    .addOption(languageOption(terminal))
    .helpOption('-h, --help', texts.help)
    .helpCommand('help [command]', texts.help)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out.write(text), writeErr: (text) => terminal.err.write(text), outputError: () => {} })
    .configureHelp({
      displayWidth,
      optionDescription: (option) => option.description,
      styleTitle: (title) => titles(terminal)[title] ?? title,
    })
  const finish: Finish = async (status) => {
    done.status = await status
  }
  addCheck(root, terminal, finish)
  addTest(root, terminal, finish)
  addRun(root, terminal, finish)
  addExplain(root, terminal, finish)
  addDiff(root, terminal, finish)
  addExport(root, version, terminal, finish)
  addPopulation(root, version, terminal, finish)
  addSimulate(root, version, terminal, finish)
  addFmt(root, terminal, finish)
  addLsp(root, version, terminal, finish)
  addServe(root, terminal, finish)
  return root
}

type Finish = (status: Promise<Exit>) => Promise<void>

/** Read before all else, see main.ts; declared here for the help and so that it may stand anywhere. */
function languageOption({ texts }: Terminal): Option {
  return new Option('--lang <zh|en>', texts.lang).choices(['zh', 'en'])
}

function titles({ texts }: Terminal): Readonly<Record<string, string>> {
  return {
    'Usage:': texts.usageTitle,
    'Arguments:': texts.argumentsTitle,
    'Options:': texts.optionsTitle,
    'Commands:': texts.commandsTitle,
  }
}

function command(root: Command, name: string, description: string, terminal: Terminal): Command {
  return root.command(name).description(description).addOption(languageOption(terminal)).helpOption('-h, --help', terminal.texts.help)
}

/** A command on one notice. */
function ofNotice(root: Command, name: string, description: string, terminal: Terminal): Command {
  return command(root, name, description, terminal).argument('<NOTICE>', terminal.texts.notice)
}

function addCheck(root: Command, terminal: Terminal, finish: Finish): void {
  const { texts } = terminal
  ofNotice(root, 'check', texts.check, terminal)
    .option('--json', texts.json)
    .option('--coverage', texts.coverage)
    .action((notice: string, options: Parameters<typeof check>[1]) => finish(check(notice, options, terminal)))
}

function addTest(root: Command, terminal: Terminal, finish: Finish): void {
  ofNotice(root, 'test', terminal.texts.test, terminal).action((notice: string) => finish(test(notice, terminal)))
}

/** The options of commands that read records. */
function subject(made: Command, { texts }: Terminal): Command {
  return addSettingOptions(made, texts).option('--entity <NAME>', texts.entity)
}

function addRun(root: Command, terminal: Terminal, finish: Finish): void {
  const { texts } = terminal
  const made = subject(ofNotice(root, 'run', texts.run, terminal), terminal)
    .requiredOption('-i, --input <FILE>', texts.input)
    .option('-o, --output <FILE>', texts.output)
  addChildrenOptions(made, terminal).action((notice: string, options: Parameters<typeof run>[1]) => finish(run(notice, options, terminal)))
}

function addExplain(root: Command, terminal: Terminal, finish: Finish): void {
  const { texts } = terminal
  subject(ofNotice(root, 'explain', texts.explain, terminal), terminal)
    .option('--case <NAME>', texts.case)
    .option('-i, --input <FILE>', texts.input)
    .option('--result <NAME>', texts.result)
    .action((notice: string, options: Parameters<typeof explain>[1]) => finish(explain(notice, options, terminal)))
}

function addDiff(root: Command, terminal: Terminal, finish: Finish): void {
  const { texts } = terminal
  command(root, 'diff', texts.diff, terminal)
    .argument('<BEFORE>', texts.diffBefore)
    .argument('<AFTER>', texts.diffAfter)
    .option('--json', texts.diffJson)
    .action((before: string, after: string, options: Parameters<typeof diff>[2]) => finish(diff(before, after, options, terminal)))
}

function addExport(root: Command, version: string, terminal: Terminal, finish: Finish): void {
  const { texts } = terminal
  ofNotice(root, 'export', texts.export, terminal)
    .requiredOption('--to <TARGET>', texts.to)
    .requiredOption('-o, --output <FOLDER>', texts.outputFolder)
    .addHelpText('after', `\n${targetList(terminal)}`)
    .action((notice: string, options: ExportOptions) => finish(exportTo(notice, options, version, terminal)))
}

function addSimulate(root: Command, version: string, terminal: Terminal, finish: Finish): void {
  const texts = simulateTexts[terminal.language]
  const asks = analysisTexts[terminal.language]
  const made = command(root, 'simulate', texts.command, terminal)
    .argument('[BASELINE]', texts.baseline)
    .argument('[SCENARIO]', texts.scenario)
    .option('--population <FILE>', texts.population)
  addSyntheticOptions(made, usualSize, terminal).option('--config <FILE>', texts.config)
  addSettingOptions(made, texts)
    .addOption(repeatable('--baseline-set <NAME=VALUE>', texts.baselineSet))
    .addOption(repeatable('--map <COLUMN=FIELD>', texts.map))
    .option('-o, --output <FOLDER>', texts.output)
    .option('--json', texts.json)
    .option('--top <N>', texts.top)
    .option('--refused <FILE>', texts.refused)
    .option('--engine <NAME>', texts.engine, 'embedded')
    .option('--replay <BUNDLE>', texts.replay)
    .option('--sensitivity', asks.sensitivity)
    .option('--cliffs', asks.cliffs)
    .option('--seek <PARAMETER>', asks.seek)
    .option('--payer <NAME>', asks.payer)
    .option('--group <DIMENSION=GROUP>', asks.group)
    .option('--at-most <AMOUNT>', asks.atMost)
    .option('--at-least <AMOUNT>', asks.atLeast)
  addChildrenOptions(made, terminal).action((baseline: string | undefined, scenario: string | undefined, options: SimulateOptions) =>
    finish(simulateCommand(baseline, scenario, options, version, terminal)),
  )
}

function addPopulation(root: Command, version: string, terminal: Terminal, finish: Finish): void {
  const texts = populationTexts[terminal.language]
  const made = ofNotice(root, 'population', texts.command, terminal)
  addSyntheticOptions(made, null, terminal)
    .option('-o, --output <FILE>', texts.output)
    .option('--model <FILE>', texts.model)
    .option('--about', texts.about)
    .action((notice: string, options: PopulationOptions) => finish(population(notice, options, version, terminal)))
}

function addFmt(root: Command, terminal: Terminal, finish: Finish): void {
  const { texts } = terminal
  command(root, 'fmt', texts.fmt, terminal)
    .argument('<FILE...>', texts.files)
    .option('--check', texts.fmtCheck)
    .addOption(new Option('--keywords <zh|en>', texts.keywords).choices(['zh', 'en']))
    .action((files: string[], options: Parameters<typeof fmt>[1]) => finish(fmt(files, options, terminal)))
}

function addServe(root: Command, terminal: Terminal, finish: Finish): void {
  command(root, 'serve', terminal.texts.serve, terminal)
    .argument('[FOLDER]', terminal.texts.folder, '.')
    .option('-p, --port <N>', terminal.texts.port)
    .option('--open', terminal.texts.open)
    .action((folder: string, options: Parameters<typeof serve>[1]) => finish(serve(folder, options, terminal)))
}

function addLsp(root: Command, version: string, terminal: Terminal, finish: Finish): void {
  command(root, 'lsp', terminal.texts.lsp, terminal)
    // Editors say so; there is no other way to talk to this server.
    .option('--stdio', terminal.texts.lspStdio)
    .action((options: { readonly lang?: Language }) => {
      const { lang = root.opts<{ readonly lang?: Language }>().lang ?? null } = options
      return finish(lsp(version, lang))
    })
}
