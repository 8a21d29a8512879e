/** Choices that are the same for the same seed. */
export class RandomChoice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, but not including, 1 (mulberry32). */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to, but not including, this one. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  /** True so many times of a hundred. */
  percent(share: number): boolean {
    return this.next() * 100 < share;
  }

  /** Some of them, as many as this at most and one at least, in their order. */
  some<Item>(items: readonly Item[], most: number): Item[] {
    const wanted = 1 + this.below(Math.min(most, items.length));
    const rest = [...items];
    while (rest.length > wanted) rest.splice(this.below(rest.length), 1);
    return rest;
  }

  list<Item>(least: number, most: number, make: () => Item): Item[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }
}
