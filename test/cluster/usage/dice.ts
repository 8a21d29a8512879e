import { createRandom } from '../../random';

/** Random choices from a seed. */
export class Dice {
  private readonly below: (count: number) => number;

  constructor(seed: number) {
    this.below = createRandom(seed);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** Both ends can come. */
  integer(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(part: number): boolean {
    return this.below(1000) < part * 1000;
  }
}
