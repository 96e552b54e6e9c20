import type { CommanderError } from 'commander'
import type { Texts } from './texts.ts'

/** What commander found wrong with a command line, in the reader's language; it says so only in English sentences. */
export function usageSentence({ code, message }: CommanderError, texts: Texts): string {
  const [, subject = ''] = /'([^']*)'/.exec(message) ?? []
  const close = /\(Did you mean (?:one of )?(.+?)\?\)/s.exec(message)?.[1]
  switch (code) {
    case 'commander.unknownCommand':
      return texts.unknownCommand(subject, close)
    case 'commander.unknownOption':
      return texts.unknownOption(subject, close)
    case 'commander.missingArgument':
      return texts.missingArgument(subject)
    case 'commander.missingMandatoryOptionValue':
      return texts.missingOption(subject)
    case 'commander.optionMissingArgument':
      return texts.missingValue(subject)
    case 'commander.excessArguments':
      return texts.tooMany
    case 'commander.invalidArgument':
      return texts.badChoice(subject, /argument '([^']*)'/.exec(message)?.[1] ?? '', /choices are (.+?)\.$/.exec(message)?.[1] ?? '')
    default:
      return texts.wrongUse
  }
}
