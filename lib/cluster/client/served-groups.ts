import type { ApiServer } from './read-only-server';

/** The API groups that a server serves, each with the version that it prefers. */
export type ServedGroups = ReadonlyMap<string, string>;

interface GroupList {
  readonly groups?: readonly {
    readonly name: string;
    readonly preferredVersion?: { readonly version?: string };
  }[];
}

/** Asks which API groups there are. */
export async function servedGroups(server: ApiServer): Promise<ServedGroups> {
  const { groups = [] } = await server.get<GroupList>('/apis');
  return new Map(
    groups.flatMap(({ name, preferredVersion }) =>
      preferredVersion?.version === undefined ? [] : [[name, preferredVersion.version]],
    ),
  );
}
