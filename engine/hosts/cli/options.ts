import { type Command, Option } from 'commander'

/** An option that may be given several times: all that was given, in its order. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser<readonly string[]>((value, earlier = []) => [...earlier, value]).default([])
}

/** What rules are computed under: the base date, readings, values of parameters; a command says of what. */
export function addSettingOptions(command: Command, texts: { readonly asOf: string; readonly set: string }): Command {
  return command.option('--as-of <DATE>', texts.asOf).addOption(repeatable('--set <NAME=VALUE>', texts.set))
}
