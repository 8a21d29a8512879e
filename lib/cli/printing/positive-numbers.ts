import { InvalidArgumentError } from 'commander';

const NUMBER = /^\d{1,9}(?:\.\d{1,9})?$/;

/** Reads a price, which may be 0. */
export function priceOf(text: string): number {
  if (NUMBER.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a number, such as 0.031.');
}

/** Reads an amount that is larger than another one. */
export function amountAbove(least: number): (text: string) => number {
  return (text) => {
    if (NUMBER.test(text) && Number(text) > least) return Number(text);
    throw new InvalidArgumentError(`Write a number above ${least}.`);
  };
}
