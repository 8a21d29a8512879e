/** Reads a kind in all namespaces, or in those that are asked about. Of each object, what `read` returns is kept. */
export type ReadAll = <Item, Kept>(
  root: string,
  resource: string,
  read: (item: Item) => Kept | undefined,
) => Promise<Kept[]>;
