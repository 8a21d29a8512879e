/** Routes on which no API server decides, and who does. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  E28: 'input: subjects such as system:masters and system:authenticated are errors',
  E43: 'the network plugin: default-deny with both directions stands in every namespace',
  E44: 'the network plugin: one that ignores policies is not to be seen from manifests',
  E46: 'input: every rule names its peers; test/ compares the policies byte for byte',
  E48: 'the network plugin: 169.254.0.0/16 is left out of every address range',
  E49: 'the network plugin: the API server is opened by `apiAccess` alone',
  E50: 'the network plugin: port 53 is opened to the DNS pods alone; names can still be asked for',
  E66: 'the work of this battery: pods that say nothing run under every quota',
  E71: 'input: two tenants never derive one namespace',
  E73: 'input: quotas are split before anything is applied, so nothing can race',
  E78: 'input: two pools with one resource name are a warning, their numbers add up',
  E80: 'input: a shared name is a pool of its own; nodes decide whether they share',
  E82: 'a queue with quota over time, such as Kueue',
  E88: 'the objects of the delivery engine, which the platform writes',
  E89: 'the code owners of the repository',
  E90: 'input: the namespace stands in every object, and nothing is transformed',
  E91: 'the annotations that keep guards when their entry vanishes',
};

/** E01 to E92. */
export const ROUTES: readonly string[] = Array.from(
  { length: 92 },
  (_, index) => `E${String(index + 1).padStart(2, '0')}`,
);
