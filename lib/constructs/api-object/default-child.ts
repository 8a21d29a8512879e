import type { IConstruct } from 'constructs';

/** Makes a child the one that `ApiObject.of` finds for its parent, unless an earlier one is that already. */
export function offerDefaultChild(parent: IConstruct, child: IConstruct): void {
  parent.node.defaultChild ??= child;
}
