/** Items, each once, in the order in which they come. The page holds them once and names them by their numbers. */
export class NumberedList<Item> {
  private readonly numbers = new Map<string, number>();
  private readonly items: Item[] = [];

  get all(): readonly Item[] {
    return this.items;
  }

  /** The number of an item, from 0. Items that JSON writes in the same way are the same. */
  numberOf(item: Item): number {
    const text = JSON.stringify(item);
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.items.length);
    return this.items.push(item) - 1;
  }
}
