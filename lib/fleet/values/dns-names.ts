const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;

/** Whether a text is a DNS label (RFC 1123): 1 to 63 of a-z 0-9 -, with an alphanumeric at each end. */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && DNS_LABEL.test(text);
}

/** Whether a text is a DNS subdomain: parts in the form of DNS labels joined by dots, up to 253 characters. */
export function isDnsSubdomain(text: string): boolean {
  // Kubernetes bounds the length of the whole, not of each part (apimachinery, IsDNS1123Subdomain).
  return text.length <= 253 && text.split('.').every((part) => DNS_LABEL.test(part));
}

const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;

/** Whether a container's port can have this name (RFC 6335, section 5.1): 1 to 15 of a-z 0-9 -, with a letter. */
export function isPortName(text: string): boolean {
  return text.length <= 15 && PORT_NAME.test(text);
}

/** The name of a namespace: its parts, joined by hyphens. A part that is missing or empty is left out. */
export function namespaceName(parts: {
  readonly prefix: string;
  readonly tenant: string;
  readonly environment?: string;
}): string {
  return [parts.prefix, parts.tenant, parts.environment].filter(Boolean).join('-');
}

/** Texts that some YAML readers do not read as text. */
const NOT_TEXT_IN_YAML: readonly RegExp[] = [
  // Booleans and null (yaml.org/type/bool.html and null.html), in any mix of capitals.
  /^(?:y|n|yes|no|on|off|true|false|null|~|)$/i,
  // Whole numbers: decimal, octal with a leading 0, `_` as a separator.
  /^[-+]?[0-9][0-9_]*$/,
  // Binary, octal of YAML 1.2, hexadecimal.
  /^[-+]?0(?:b[01_]+|o[0-7_]+|x[0-9a-f_]+)$/i,
  // Base 60: 1:30 is 90.
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  // Fractions and exponents: 1.5, .5, 1e3, 1.e+3.
  /^[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:e[-+]?[0-9]+)?$/i,
  /^[-+]?\.inf$|^\.nan$/i,
  // Dates (yaml.org/type/timestamp.html); a time may follow.
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?$/,
];

/**
 * Whether some YAML reader does not read an unquoted text as text: the booleans, nulls, numbers and
 * dates of YAML 1.1 (which many tools still read), and the numbers of 1.2. Our own files quote such
 * values, but a person who copies a name into another file will not.
 */
export function isAmbiguousInYaml11(text: string): boolean {
  return NOT_TEXT_IN_YAML.some((pattern) => pattern.test(text));
}

/**
 * Namespace names that Kubernetes or its distributions keep for themselves, by what they start with.
 * Sources: kubernetes.io/docs, "Namespaces" (`kube-` is reserved); OpenShift exempts and manages
 * `openshift-` itself.
 */
const RESERVED_PREFIXES: Readonly<Record<string, string>> = {
  'kube-': 'names that start with kube- belong to Kubernetes',
  'openshift-': 'names that start with openshift- belong to OpenShift',
};

/** Single namespace names that are taken, or that confuse the cluster's own DNS names. */
const RESERVED_NAMES: Readonly<Record<string, string>> = {
  default: 'default is where everything lands that names no namespace',
  openshift: 'openshift belongs to OpenShift',
  svc: 'a namespace called svc would answer for names such as kubernetes.default.svc',
  pod: 'pod is a part of the DNS names of pods',
  cluster: 'cluster is a part of the names of the cluster itself (cluster.local)',
  local: 'local is a part of the names of the cluster itself (cluster.local)',
  localhost: 'localhost means the pod itself',
};

/**
 * Top-level domains that a pod is likely to ask for: those of all countries, and the generic ones in wide
 * use. Most of the 1,200 generic ones are left out, because they are ordinary words (`.data`, `.tools`)
 * that make good namespaces and that hardly any pod asks for.
 */
const TOP_LEVEL_DOMAINS: ReadonlySet<string> = new Set(
  [
    // Original, sponsored, infrastructure
    'arpa com edu gov int mil net org aero asia biz cat coop info jobs mobi museum name post pro tel',
    'travel',
    // Generic
    'app art bio blog cloud club codes dev digital email fun global gmbh goog google icu inc life link',
    'llc ltd new ninja one online page run shop site social solutions space store studio systems tech',
    'technology today top vip website wiki world xyz zip zone',
    // Countries
    'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt',
    'bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er',
    'es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr',
    'ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk',
    'lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf',
    'ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc',
    'sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt',
    'tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw',
    // Never delegated, but used inside companies or kept for special use (RFC 6761, ICANN)
    'corp example home internal intranet invalid lan onion test',
  ].flatMap((line) => line.split(' ')),
);

/**
 * Why a namespace must not have a name; `undefined` if it may. `name` is the whole name of the namespace,
 * including the prefix.
 *
 * Top-level domains are refused because a pod's resolver tries the cluster's own names first: with a
 * namespace called `com`, its Service `github` answers for `github.com` in every namespace
 * (`github.com` + the search domain `svc.cluster.local`).
 */
export function reservedNameReason(name: string): string | undefined {
  const prefix = Object.keys(RESERVED_PREFIXES).find((start) => name.startsWith(start));
  if (prefix !== undefined) return RESERVED_PREFIXES[prefix];
  if (Object.hasOwn(RESERVED_NAMES, name)) return RESERVED_NAMES[name];
  return TOP_LEVEL_DOMAINS.has(name)
    ? `a namespace called like the top-level domain .${name} would answer for names such as github.${name}`
    : undefined;
}
