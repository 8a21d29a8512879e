/** A part of a word that several candidates begin with. */
interface Node {
  readonly letter: string;
  readonly children: Map<string, Node>;
  /** The first candidate, by code point, that ends here regardless of case. */
  word?: string;
  /** How many letters the shortest and the longest candidate below have from here on. */
  shortest: number;
  longest: number;
}

/** More than any distance. */
const FAR = 60_000;

/**
 * Many candidates, of which `nearest` would look at each one for every word. It gives the same answers: candidates that
 * begin alike are compared together, and only as far as they can be close.
 */
export class NearestIndex {
  private readonly root: Node = { letter: '', children: new Map(), shortest: FAR, longest: 0 };

  constructor(candidates: Iterable<string>) {
    for (const candidate of candidates) this.add(candidate);
  }

  /** The candidate that a misspelled word most likely means, or `undefined` if none is close. */
  nearest(
    word: string,
    maxDistance = Math.max(1, Math.floor(word.length / 3)),
  ): string | undefined {
    const wanted = word.toLowerCase();
    // Most words are misspelled by a letter or two: what is farther away need not be looked at then.
    for (let limit = 0; limit <= maxDistance; limit += 1) {
      const found = this.within(wanted, limit);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private add(candidate: string): void {
    const letters = candidate.toLowerCase();
    let node = this.root;
    widen(node, letters.length);
    for (let index = 0; index < letters.length; index += 1) {
      const letter = letters[index]!;
      let child = node.children.get(letter);
      if (child === undefined) {
        child = { letter, children: new Map(), shortest: FAR, longest: 0 };
        node.children.set(letter, child);
      }
      node = child;
      widen(node, letters.length - index - 1);
    }
    if (node.word === undefined || candidate < node.word) node.word = candidate;
  }

  /** The first candidate, by code point, whose distance is at most `limit`. */
  private within(wanted: string, limit: number): string | undefined {
    const search: Search = {
      wanted,
      limit,
      letters: [],
      rows: [firstRow(wanted)],
      best: undefined,
    };
    visit(this.root, 0, 0, search);
    return search.best;
  }
}

/** A word that is looked for, and the letters and distances on the way to the current node. */
interface Search {
  readonly wanted: string;
  readonly limit: number;
  readonly letters: string[];
  /** By depth, how far the beginnings of the word are from the letters so far. */
  readonly rows: Uint16Array[];
  best: string | undefined;
}

function visit(node: Node, depth: number, lowest: number, search: Search): void {
  const { wanted, limit, rows, letters } = search;
  const { word } = node;
  if (word !== undefined && (search.best === undefined || word < search.best)) {
    // A candidate that shares no letter is never close.
    const most = Math.min(limit, Math.max(0, Math.max(wanted.length, depth) - 1));
    if (rows[depth]![wanted.length]! <= most) search.best = word;
  }
  for (const child of node.children.values()) {
    if (depth + 1 + child.shortest - wanted.length > limit) continue;
    if (wanted.length - depth - 1 - child.longest > limit) continue;
    letters[depth] = child.letter;
    const next = fillRow(depth + 1, search);
    // A swap looks back two rows, so a single row above the limit is not enough to stop.
    if (next <= limit || lowest <= limit) visit(child, depth + 1, next, search);
  }
}

function firstRow(wanted: string): Uint16Array {
  return Uint16Array.from({ length: wanted.length + 1 }, (_, column) => column);
}

/** Fills the row of a depth, as far as its cells are near the diagonal, and returns the lowest distance in it. */
function fillRow(depth: number, { wanted, limit, letters, rows }: Search): number {
  const row = (rows[depth] ??= new Uint16Array(wanted.length + 1).fill(FAR));
  const above = rows[depth - 1]!;
  const letter = letters[depth - 1];
  const start = Math.max(1, depth - limit);
  const end = Math.min(wanted.length, depth + limit);
  // What is beside the band is farther away than the limit, and stays `FAR`.
  row[start - 1] = start === 1 ? depth : FAR;
  let lowest = row[start - 1]!;
  for (let column = start; column <= end; column += 1) {
    const current = wanted[column - 1];
    let cost = above[column - 1]! + (current === letter ? 0 : 1);
    if (above[column]! + 1 < cost) cost = above[column]! + 1;
    if (row[column - 1]! + 1 < cost) cost = row[column - 1]! + 1;
    if (
      depth > 1 &&
      column > 1 &&
      wanted[column - 2] === letter &&
      current === letters[depth - 2]
    ) {
      cost = Math.min(cost, rows[depth - 2]![column - 2]! + 1);
    }
    row[column] = cost;
    if (cost < lowest) lowest = cost;
  }
  return lowest;
}

function widen(node: Node, rest: number): void {
  if (rest < node.shortest) node.shortest = rest;
  if (rest > node.longest) node.longest = rest;
}
