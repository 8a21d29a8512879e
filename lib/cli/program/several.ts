import { InvalidArgumentError, Option } from 'commander';

/** A flag that may be there several times. */
export function several(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text: string, earlier?: readonly string[]) => {
    if (text === '') throw new InvalidArgumentError('It is empty.');
    return [...(earlier ?? []), text];
  });
}
