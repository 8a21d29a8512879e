import type { Command } from 'commander';
import { Misuse } from '../session/status';

/**
 * Refuses words without text. Most come from a variable of a pipeline that is not set, and an answer about nothing would
 * look like one: `Nobody may get pods`.
 */
export function refuseEmpty(program: Command, command: Command): void {
  for (const one of [program, command]) {
    const values = one.opts<Record<string, unknown>>();
    const empty = one.options.find((option) => isEmpty(values[option.attributeName()]));
    if (empty !== undefined) throw new Misuse(`${empty.long} is empty; give it a value`);
  }
  const index = command.processedArgs.findIndex(isEmpty);
  const argument = command.registeredArguments[index];
  if (argument !== undefined) throw new Misuse(`<${argument.name()}> is empty; give it a value`);
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isEmpty) : value === '';
}
