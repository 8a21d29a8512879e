import { join } from 'node:path';
import { type Code, CODES } from '../../../lib/findings/codes/codes';
import type { Finding } from '../../../lib/findings/finding';
import { escapeMessage, escapeProperty, githubFormat } from '../../../lib/cli/formats/github';
import type { FindingList } from '../../../lib/cli/formats/json';
import { repositoryPath, repositoryUri } from '../../../lib/cli/formats/repository-path';
import { sarifFormat } from '../../../lib/cli/formats/sarif';
import { version } from '../../../package.json';
import { FLEET, put, type Ran, scratch, tenancy, WARNING_FLEET, WRONG_FLEET } from '../command';

/** One warning and one error. */
const BOTH = `${WARNING_FLEET}    podSecurity: strict\n`;

interface Run extends Ran {
  readonly file: string;
}

/** Validates a text as the file of a repository whose root is known from the workflow. */
async function validate(text: string, ...flags: string[]): Promise<Run> {
  const folder = scratch();
  const file = put(folder, 'platform/tenants.yaml', text);
  const ran = await tenancy(['validate', ...flags, '-f', file], {
    env: { GITHUB_WORKSPACE: folder },
  });
  return { ...ran, file };
}

const item = (more: Partial<Finding>): Finding => ({
  code: 'POOL_UNKNOWN',
  severity: 'error',
  path: [],
  message: 'There is no pool.',
  fix: 'Name one.',
  ...more,
});

const report = (...findings: Finding[]): Parameters<typeof githubFormat>[0] => ({
  file: 'tenants.yaml',
  findings,
  accepted: [],
  root: '.',
});

describe('validate --format', () => {
  test.each(['json', 'github', 'sarif'])('%s leaves the status as it is', async (format) => {
    const flag = `--format=${format}`;
    expect((await validate(FLEET, flag)).status).toBe(0);
    expect((await validate(WARNING_FLEET, flag)).status).toBe(0);
    expect((await validate(WARNING_FLEET, flag, '--strict')).status).toBe(1);
    expect((await validate(WRONG_FLEET, flag)).status).toBe(1);
  });

  test.each(['json', 'github', 'sarif'])(
    '%s has findings on standard output, and their number on standard error',
    async (format) => {
      const wrong = await validate(BOTH, '--format', format);
      expect(wrong.stdout).toContain('VALUE_UNKNOWN');
      expect(wrong.stderr).toBe(`${wrong.file}: 1 error, 1 warning.\n`);
      const fine = await validate(FLEET, '--format', format);
      expect(fine.stdout).not.toContain('valid: ');
      expect(fine.stderr).toBe(`${fine.file} is valid: 2 tenants, 6 namespaces.\n`);
      const quiet = await validate(BOTH, '--format', format, '--quiet');
      expect([quiet.stdout.includes('GPU_ZERO'), quiet.stderr]).toEqual([true, '']);
    },
  );

  test('text is the default', async () => {
    const one = await validate(WRONG_FLEET);
    const other = await validate(WRONG_FLEET, '--format', 'text');
    expect([one.stdout, other.stdout]).toEqual(['', '']);
    expect(other.stderr.replaceAll(other.file, one.file)).toBe(one.stderr);
  });

  test('another word is misuse, with those that there are', async () => {
    const { status, stdout, stderr } = await tenancy(['validate', '--format', 'xml']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Allowed choices are text, json, github, sarif.');
  });
});

describe('validate --format json', () => {
  const parse = async (text: string, ...flags: string[]): Promise<FindingList & Run> => {
    const ran = await validate(text, '--format', 'json', ...flags);
    return { ...ran, ...(JSON.parse(ran.stdout) as FindingList) };
  };

  test('is a list of findings with their places, with a version', async () => {
    const { stdout, file } = await validate(WRONG_FLEET, '--format', 'json');
    expect(JSON.parse(stdout)).toEqual({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      kind: 'FindingList',
      file,
      valid: false,
      counts: { errors: 1, warnings: 0, accepted: 0 },
      findings: [
        {
          code: 'POOL_UNKNOWN',
          severity: 'error',
          title: CODES.POOL_UNKNOWN.summary,
          message: 'There is no pool `h10`.',
          fix: 'Did you mean `h100`?',
          file,
          line: 11,
          column: 42,
          endColumn: 45,
          path: ['tenants', 0, 'quota', 'gpu', 'h10'],
        },
      ],
      accepted: [],
    });
  });

  test('of a fleet that is right, it is an empty list', async () => {
    const { valid, findings, counts } = await parse(FLEET);
    expect([valid, findings]).toEqual([true, []]);
    expect(counts).toEqual({ errors: 0, warnings: 0, accepted: 0 });
  });

  test('counts by the severity that counts', async () => {
    const loose = await parse(WARNING_FLEET);
    expect([loose.valid, loose.findings[0]!.severity]).toEqual([true, 'warning']);
    const strict = await parse(WARNING_FLEET, '--strict');
    expect([strict.valid, strict.findings[0]!.severity]).toEqual([false, 'error']);
    expect(strict.counts).toEqual({ errors: 1, warnings: 0, accepted: 0 });
  });

  test('shows what was accepted, and why', async () => {
    const accepting = WARNING_FLEET.replace(
      'quota: {cpu: 10',
      'accept: [{code: GPU_ZERO, why: Prod only.}]\n    quota: {cpu: 10',
    );
    const { valid, findings, accepted, counts } = await parse(accepting, '--strict');
    expect([valid, findings, counts.accepted]).toEqual([true, [], 1]);
    expect(accepted[0]).toMatchObject({ code: 'GPU_ZERO', why: 'Prod only.', line: 12 });
  });

  test('what has no place says null', async () => {
    const file = join(scratch(), 'tenants.yaml');
    const { status, stdout } = await tenancy(['validate', '--format', 'json', '-f', file]);
    expect(status).toBe(1);
    const { findings } = JSON.parse(stdout) as FindingList;
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'FILE_UNREADABLE',
        file,
        line: null,
        column: null,
        endColumn: null,
      }),
    ]);
  });
});

describe('validate --format github', () => {
  test('is one command for each finding', async () => {
    const { stdout } = await validate(BOTH, '--format', 'github');
    const [warning, error, ...rest] = stdout.split('\n');
    expect(warning).toMatch(
      /^::warning file=platform\/tenants\.yaml,line=11,col=41,endColumn=42,title=GPU_ZERO::`team-vision` has 1 GPU/,
    );
    expect(error).toBe(
      '::error file=platform/tenants.yaml,line=15,col=18,endColumn=24,title=VALUE_UNKNOWN::' +
        '`podSecurity` cannot be `strict`. ' +
        'Use `privileged`, `baseline` or `restricted`.',
    );
    expect(rest).toEqual(['']);
  });

  test('says nothing where nothing was found', async () => {
    expect((await validate(FLEET, '--format', 'github')).stdout).toBe('');
  });

  test('escapes what the runner unescapes', () => {
    expect(escapeMessage('50%, a: b\r\nc')).toBe('50%25, a: b%0D%0Ac');
    expect(escapeProperty('50%, a: b\r\nc')).toBe('50%25%2C a%3A b%0D%0Ac');
    // An escape that was written is no escape.
    expect(escapeMessage('%0A')).toBe('%250A');
  });

  test('a value never ends the command, nor starts another', () => {
    const text = githubFormat(
      report(
        item({
          file: 'a,b: c%.yaml',
          line: 1,
          message: 'Found `x\n::error::y`.',
          fix: 'Use\r80%.',
        }),
      ),
    );
    expect(text).toBe(
      '::error file=a%2Cb%3A c%25.yaml,line=1,col=1,endColumn=2,title=POOL_UNKNOWN::' +
        'Found `x%0A::error::y`. Use%0D80%25.\n',
    );
  });

  test('no control character reaches the log', () => {
    const text = githubFormat(report(item({ message: 'a\x1b[2Jb\x07' })));
    expect(text).toBe('::error title=POOL_UNKNOWN::a␛[2Jb␇ Name one.\n');
  });

  test('a finding without a place has none', () => {
    expect(githubFormat(report(item({ file: 'tenants.yaml' })))).toBe(
      '::error file=tenants.yaml,title=POOL_UNKNOWN::There is no pool. Name one.\n',
    );
  });
});

/** What SARIF 2.1.0 requires of what we write, and what code scanning reads of it. */
interface SarifLog {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: {
      readonly driver: {
        readonly name: string;
        readonly version: string;
        readonly rules: readonly {
          readonly id: string;
          readonly shortDescription: { readonly text: string };
          readonly fullDescription: { readonly text: string };
          readonly help: { readonly text: string; readonly markdown: string };
          readonly defaultConfiguration: { readonly level: string };
        }[];
      };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region?: Readonly<Record<string, number>>;
        };
      }[];
    }[];
  }[];
}

describe('validate --format sarif', () => {
  const parse = async (text: string, ...flags: string[]): Promise<SarifLog['runs'][number]> => {
    const { stdout } = await validate(text, '--format', 'sarif', ...flags);
    const log = JSON.parse(stdout) as SarifLog;
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toMatch(/sarif-2\.1\.0\.json$/);
    expect(log.runs).toHaveLength(1);
    return log.runs[0]!;
  };

  test('names the tool and its version, and counts columns as we do', async () => {
    const { tool, columnKind, results } = await parse(FLEET);
    expect([tool.driver.name, tool.driver.version]).toEqual(['cdk8s-tenancy', version]);
    expect(columnKind).toBe('utf16CodeUnits');
    expect([tool.driver.rules, results]).toEqual([[], []]);
  });

  test('places results in the repository, with a level', async () => {
    const { results } = await parse(BOTH);
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['GPU_ZERO', 'warning'],
      ['VALUE_UNKNOWN', 'error'],
    ]);
    expect(results[1]!.message.text).toMatch(/^`podSecurity` cannot be `strict`\. Use /);
    expect(results[1]!.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'platform/tenants.yaml' },
          region: { startLine: 15, startColumn: 18, endLine: 15, endColumn: 24 },
        },
      },
    ]);
  });

  test('has the rule of every result, with help that needs no page', async () => {
    const { tool, results } = await parse(BOTH);
    const { rules } = tool.driver;
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]!.id).toBe(ruleId);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const rule of rules) {
      const { severity, summary } = CODES[rule.id as Code];
      expect(rule.shortDescription.text).toBe(summary);
      expect(rule.fullDescription.text).not.toBe('');
      expect(rule.help.text).toMatch(/\n\nFix: /);
      expect(rule.help.markdown).toMatch(/\n\n\*\*Fix\.\*\* /);
      expect(rule.defaultConfiguration.level).toBe(severity);
      expect(rule).not.toHaveProperty('helpUri');
    }
  });

  test('with --strict, a warning is an error', async () => {
    const { results } = await parse(WARNING_FLEET, '--strict');
    expect(results.map(({ level }) => level)).toEqual(['error']);
  });

  test('every location is a URI, and what has no line has no region', () => {
    const log = JSON.parse(
      sarifFormat(report(item({ file: '<stdin>', line: 2 }), item({ file: 'a b/ü.yaml' }))),
    ) as SarifLog;
    const [first, second] = log.runs[0]!.results.map(
      ({ locations }) => locations[0]!.physicalLocation,
    );
    expect(first!.artifactLocation.uri).toBe('%3Cstdin%3E');
    expect(second).toEqual({ artifactLocation: { uri: 'a%20b/%C3%BC.yaml' } });
  });
});

describe('a path in a report', () => {
  test.each([
    ['tenants.yaml', '.', 'tenants.yaml'],
    ['./platform/tenants.yaml', '.', 'platform/tenants.yaml'],
    [join(process.cwd(), 'lib/a.yaml'), '.', 'lib/a.yaml'],
    ['a.yaml', join(process.cwd(), '..'), `${process.cwd().split('/').at(-1)}/a.yaml`],
    ['/elsewhere/a.yaml', '.', '/elsewhere/a.yaml'],
    ['..odd/a.yaml', '.', '..odd/a.yaml'],
    ['<stdin>', '.', '<stdin>'],
  ])('%s from %s is %s', (file, root, path) => {
    expect(repositoryPath(file, root)).toBe(path);
  });

  test('outside of the repository it is a file URI', () => {
    expect(repositoryUri('/else where/a.yaml', '.')).toBe('file:///else%20where/a.yaml');
  });
});
