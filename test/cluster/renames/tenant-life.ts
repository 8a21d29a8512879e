import { waitForQuota } from '../battery/scene';
import type { Tree } from '../battery/trees';
import type { ControlPlane } from '../control-plane';
import { waitFor } from '../wait';
import type { Deliverer, Delivery } from './deliverer';
import type { Checkout } from './fleets';
import { BY_STAGE, BY_TENANT } from './gitops-engine';
import { changesSince, lookAtGuards } from './guard-history';
import { identities, startWork } from './keepsakes';
import { may, openings, startsPod } from './probes';
import {
  AT_FIRST,
  NAMESPACES,
  PEOPLE,
  type Person,
  type Rights,
  SPEECH,
  STEPS,
  type Step,
  TALK,
  VISION,
} from './steps';

/** What the life of some tenants is proven with. */
export interface LifeScene {
  readonly plane: ControlPlane;
  readonly checkout: Checkout;
  readonly deliverer: Deliverer;
  /** Takes what was found: what is wrong, or undefined. */
  readonly check: (title: string, problem: string | undefined) => void;
}

/** Delivers a fleet, renames and moves tenants, and looks what became of their work, their people and their guards. */
export class TenantLife {
  /** What a guard let through, and whom somebody let in, after which write. */
  private opened: string[] = [];
  private watched: readonly string[] = [];
  /** Who may work where before a commit or after it, and so while it is delivered. */
  private expected: readonly Rights[] = [];
  private rights = AT_FIRST;

  constructor(private readonly scene: LifeScene) {}

  async prove(): Promise<void> {
    const { plane, checkout } = this.scene;
    const first = await checkout.start();
    // Both layouts have delivered it: whatever the next commit drops is in the inventory of either.
    for (const layout of [BY_STAGE, BY_TENANT]) await this.deliver(first, { layout });
    await this.waitForGuards(first);
    await startWork(plane, VISION, PEOPLE['a member of vision']);
    await startWork(plane, SPEECH, PEOPLE['a member of speech']);
    await this.checkRights('before the first commit', AT_FIRST);
    for (const step of STEPS) {
      if (step.becomes?.gone === true) await this.checkOldNamespace();
      await this.take(step);
    }
  }

  private async take(step: Step): Promise<void> {
    const { commit, rights, tenants, becomes = {} } = step;
    const { plane, checkout } = this.scene;
    const isGone = becomes.gone === true;
    const staying = isGone ? [SPEECH] : [VISION, SPEECH];
    const look = async () => {
      const all = await Promise.all(staying.map((namespace) => identities(plane, namespace)));
      return Object.assign({}, ...all) as Record<string, string>;
    };
    const before = await look();
    const guards = await lookAtGuards(plane, NAMESPACES);
    this.watched = isGone ? [SPEECH] : NAMESPACES;
    this.expected = [this.rights, rights];
    this.rights = rights;
    this.opened = [];
    await this.deliver(await checkout.commit(commit), step);
    this.watched = [];

    const after = await look();
    for (const [place, uid] of Object.entries(before)) {
      const problem = after[place] === uid ? undefined : `it was ${uid}, and is ${after[place]}`;
      this.check(`${commit}: ${place} is the same object`, problem);
    }
    const changes = (await changesSince(plane, guards)).filter((text) => !isMeant(text, becomes));
    this.check(`${commit}: ${guards.said.size} guards were never away`, textOf(changes));
    this.check(
      `${commit}: guards refuse and nobody gets in while it is delivered`,
      textOf(this.opened),
    );
    for (const [namespace, tenant] of Object.entries(tenants)) {
      const { body } = await plane.request('GET', `/api/v1/namespaces/${namespace}`);
      const label = body.metadata?.labels?.tenant;
      const problem = label === tenant ? undefined : `it is of ${label}`;
      this.check(`${commit}: ${namespace} is labelled as of ${tenant}`, problem);
    }
    if (isGone) await this.checkGone(commit);
    else await this.checkHeld(commit, becomes.held === true);
    await this.checkRights(commit, rights);
  }

  /** Whether anybody can start a pod, and that people can look in any case. */
  private async checkHeld(commit: string, isHeld: boolean): Promise<void> {
    const { plane } = this.scene;
    const problem = async (): Promise<string | undefined> => {
      const refusal = await startsPod(plane, VISION);
      if (!isHeld) return refusal;
      return /exceeded quota: namespace, .*\bpods=1/.test(refusal ?? '')
        ? undefined
        : (refusal ?? 'a pod starts');
    };
    const settled = async (): Promise<boolean> => (await problem()) === undefined;
    await waitFor(settled, { what: 'the quota to be counted' }).catch(() => undefined);
    this.check(`${commit}: ${isHeld ? 'no' : 'a'} pod starts`, await problem());
    const asked = { verb: 'list', group: '', resource: 'pods', namespace: VISION };
    const looks = await may(plane, PEOPLE['a member of vision'], asked);
    this.check(`${commit}: its people see its pods`, looks ? undefined : 'they do not');
  }

  /** The namespaces of the tenant end, with what is in them, and those of others stay. */
  private async checkGone(commit: string): Promise<void> {
    const { plane } = this.scene;
    for (const namespace of NAMESPACES.filter((name) => name.startsWith('ren-vision'))) {
      const isAway = async (): Promise<boolean> =>
        (await plane.request('GET', `/api/v1/namespaces/${namespace}`)).status === 404;
      const what = `${namespace} to end`;
      const ended = await waitFor(isAway, { what }).then(
        () => undefined,
        (error: Error) => error.message,
      );
      this.check(`${commit}: ${namespace} ends with all that is in it`, ended);
    }
  }

  private deliver(tree: Tree, how: Delivery): Promise<void> {
    return this.scene.deliverer.deliver(tree, how, {
      atGuards: (when) => this.lookAtGuards(when),
      atRights: (when) => this.lookAtRights(when),
    });
  }

  private async lookAtGuards(when: string): Promise<void> {
    for (const namespace of this.watched) {
      const found = await openings(this.scene.plane, namespace);
      this.opened.push(...found.map((text) => `${when}: ${text}`));
    }
  }

  /** Nobody works anywhere but where the commit before or this one lets them. */
  private async lookAtRights(when: string): Promise<void> {
    if (this.watched.length === 0) return;
    for (const person of Object.keys(PEOPLE) as Person[]) {
      const meant = this.expected.flatMap((rights) => rights[person] ?? []);
      const strange = (await this.placesOf(person)).filter((place) => !meant.includes(place));
      if (strange.length > 0) this.opened.push(`${when}: ${person} works in ${strange.join()}`);
    }
  }

  private async waitForGuards({ files }: Tree): Promise<void> {
    const { plane } = this.scene;
    for (const object of files.flatMap(({ objects }) => objects)) {
      if (object.kind === 'ResourceQuota') await waitForQuota(plane, object);
    }
    for (const namespace of NAMESPACES) {
      await waitFor(async () => (await openings(plane, namespace)).length === 0, {
        what: `the guards of ${namespace} to refuse`,
      });
    }
  }

  private async checkRights(when: string, rights: Rights): Promise<void> {
    for (const person of Object.keys(PEOPLE) as Person[]) {
      const allowed = await this.placesOf(person);
      const meant = rights[person] ?? [];
      const problem = allowed.join() === meant.join() ? undefined : `but in: ${allowed.join(', ')}`;
      const where = meant.join(' and ') || 'no namespace';
      this.check(`${when}: ${person} works in ${where}`, problem);
    }
  }

  /** The namespaces in which somebody works, as the server itself says. */
  private async placesOf(person: Person): Promise<string[]> {
    const asked = person.startsWith('the account')
      ? { verb: 'create', group: 'argoproj.io', resource: 'workflowtaskresults' }
      : { verb: 'create', group: '', resource: 'pods' };
    const places = [...NAMESPACES, TALK];
    const allowed = await Promise.all(
      places.map((namespace) => may(this.scene.plane, PEOPLE[person], { ...asked, namespace })),
    );
    return places.filter((_, index) => allowed[index]);
  }

  /** The namespace that was moved away from is closed, guarded, and can be deleted by hand. */
  private async checkOldNamespace(): Promise<void> {
    const { plane } = this.scene;
    const policies = `/apis/networking.k8s.io/v1/namespaces/${SPEECH}/networkpolicies`;
    const { body } = await plane.request('GET', policies);
    const left = body.items.map((item: { metadata: { name: string } }) => item.metadata.name);
    const problem = left.join() === 'default-deny' ? undefined : left.join(', ');
    this.check(`${SPEECH} keeps no opening of its network`, problem);
    const place = `/api/v1/namespaces/${SPEECH}?dryRun=All`;
    const answer = await plane.request('DELETE', place);
    this.check(
      `${SPEECH} can be deleted by an administrator`,
      answer.status < 300 ? undefined : answer.body.message,
    );
  }

  private check(title: string, problem: string | undefined): void {
    this.scene.check(title, problem);
  }
}

/** Whether a change of a guard is what a step is about. */
function isMeant(text: string, { quotas, gone }: NonNullable<Step['becomes']>): boolean {
  if (gone === true) return text.includes('ren-vision-');
  return quotas === true && /^ResourceQuota ren-vision-\w+\/namespace changed /.test(text);
}

function textOf(problems: readonly string[]): string | undefined {
  return problems.length === 0 ? undefined : problems.slice(0, 5).join('\n  ');
}
