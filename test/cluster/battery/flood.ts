import { sendCounted, sendWithin } from '../quota-counts';
import { untilCounted } from '../until-counted';
import { waitFor } from '../wait';
import { type Battery, newName, overQuota, wordsOf } from './attack';
import { type Draft, create, dry, fill, pathOf, read } from './calls';
import { BOSS, type Persona, WORKERS, identityOf } from './people';
import { type Target, UNGUARDED } from './targets';

/** Objects of one kind up to the cap, which are accepted, and one more, which is not. */
export interface Flood {
  readonly plural: string;
  readonly draft: Draft;
  readonly cap: number;
  /** What the quota counts. */
  readonly key: string;
  /** @default namespace */
  readonly quota?: string;
  readonly target?: Target;
  /** Who may write the kind. @default - admins and users */
  readonly by?: readonly Persona[];
  /** Pods that have finished, which no longer count as running ones. */
  readonly finished?: true;
}

/** Fills a namespace up to a cap, tries one more, and clears it again. */
export async function runFlood({ plane, recorder }: Battery, flood: Flood): Promise<void> {
  const { plural, draft, cap, key, quota = 'namespace', by = WORKERS, finished } = flood;
  const { tenant, namespace } = flood.target!;
  const quotaPath = pathOf(`resourcequotas/${quota}`).replace('{ns}', namespace);
  const route = finished ? 'E69' : 'E68';
  const made: string[] = [];

  const finish = async (path: string) => {
    // A kubelet that starts a pod would say again that it runs.
    await waitFor(async () => (await plane.request('GET', path)).body.status?.phase === 'Running', {
      what: 'a pod to run',
    });
    await plane.request(
      'PATCH',
      path,
      { status: { phase: 'Succeeded' } },
      { contentType: 'application/merge-patch+json' },
    );
    await waitFor(
      async () => {
        const { body } = await plane.request('GET', quotaPath);
        return body.status.used.pods === '0';
      },
      { what: 'a finished pod to leave the quota' },
    );
  };

  const another = (where: string) => fill(create(plural, draft), where, newName('flood'));

  const make = async (identity: object, deliver = sendCounted) => {
    const call = another(namespace);
    const answer = await deliver(() => plane.request('POST', call.path, call.body, identity));
    if (answer.status < 300) {
      const path = `${call.path}/${answer.body.metadata.name}`;
      made.push(path);
      if (finished) await finish(`${path}/status`);
    }
    return answer;
  };

  const unguarded = dry(another(UNGUARDED));
  const control = await sendCounted(() =>
    plane.request('POST', unguarded.path, unguarded.body, BOSS),
  );
  recorder.check(
    'control',
    `${route} any number of ${finished ? 'finished ' : ''}${plural}`,
    control.status < 300 ? undefined : wordsOf(control),
  );

  const held = async (): Promise<number> => {
    const { body } = await plane.request('GET', fill(read(plural), namespace, '').path);
    return body.items.length;
  };
  // What went a moment ago is still counted for a while.
  const counted = (): Promise<void> =>
    untilCounted(
      plane,
      namespace,
      async () => ((await countedNow()) ?? 0) <= (await held()),
      `${key} to be counted in ${namespace}`,
    );
  // Nothing, where the quota has no such key.
  const countedNow = async (): Promise<number | undefined> => {
    const { body } = await plane.request('GET', quotaPath);
    const used = body.status?.used?.[key] as string | undefined;
    return used === undefined ? undefined : Number(used);
  };
  const maker = by.includes('user') ? 'user' : by[0]!;
  await counted();
  try {
    for (let count = await held(); count < cap; count++) {
      const answer = await make(identityOf(maker, tenant, namespace), sendWithin);
      recorder.check(
        'work',
        `make ${finished ? 'finished ' : ''}${plural} number ${count + 1} of ${cap}, by ${maker}`,
        answer.status < 300 ? undefined : wordsOf(answer),
      );
    }
    // A recount that began before the last object was made misses it until one of the kind goes: docs/limits.md.
    for (let tries = 0; tries < 5 && ((await countedNow()) ?? cap) < cap; tries++) {
      await plane.request('DELETE', made.pop()!, { gracePeriodSeconds: 0 });
      await untilCounted(
        plane,
        namespace,
        async () => (await countedNow()) === (await held()),
        `${plural} to be counted again in ${namespace}`,
      );
      await make(identityOf(maker, tenant, namespace), sendWithin);
    }
    const { message } = overQuota(quota, key);
    for (const persona of by) {
      const answer = await make(identityOf(persona, tenant, namespace));
      const words = wordsOf(answer);
      recorder.add({
        sort: 'attack',
        route,
        title: `${route} make ${finished ? 'finished ' : ''}${plural} number ${cap + 1} of ${cap}, by ${persona}`,
        passed: answer.status === 403 && message.test(words),
        note: answer.status < 300 ? 'it succeeded' : words,
      });
    }
  } finally {
    for (const path of made) {
      await plane.request('DELETE', path, {
        gracePeriodSeconds: 0,
        propagationPolicy: 'Background',
      });
    }
    await counted();
  }
}
