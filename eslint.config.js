'use strict';

const tseslint = require('typescript-eslint');

/** The folders of lib/, downstream first: each may import from itself and from those after it. */
const LAYERS = [
  'cli',
  'report',
  'review',
  'cost',
  'verify',
  'cluster',
  'synth',
  'constructs',
  'plan',
  'edit',
  'fleet',
  'findings',
];

/** Forbids imports against the one direction, which is the order of the layers. */
function oneWay(layer) {
  const upstream = LAYERS.slice(LAYERS.indexOf(layer) + 1);
  const forbidden = LAYERS.filter((other) => other !== layer && !upstream.includes(other));
  const patterns = [
    {
      regex: `^(\\.\\./)+(${[...forbidden, 'index'].join('|')})(/|$)`,
      message: `lib/${layer} may not import from there: imports point one way (see CONTRIBUTING.md).`,
    },
  ];
  if (['plan', 'edit', 'fleet', 'findings'].includes(layer)) {
    patterns.push({
      regex: '^(cdk8s|constructs|cdk8s-plus-28)(/|$)',
      message: `lib/${layer} is plain data: no cdk8s in it.`,
    });
  }
  if (layer === 'constructs') {
    patterns.push({
      regex: '^(node:)?(fs|path|os|child_process)(/|$)',
      message: 'lib/constructs is pure: no file system in it.',
    });
  }
  return {
    files: [`lib/${layer}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

module.exports = tseslint.config(
  {
    ignores: [
      'build/',
      'dist/',
      'coverage/',
      'imports/',
      'lib/**/generated/',
      'test/fixtures/',
      'examples/other-programs/pulumi/',
    ],
  },
  ...tseslint.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: 'commonjs' },
    rules: {
      eqeqeq: 'error',
      curly: ['error', 'multi-line'],
      'no-console': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
  // Rules that need types: every promise is awaited, and nothing of an unknown type is called or read.
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  // Tests and the bench read objects of every kind, as a server or a parser returns them.
  {
    files: ['lib/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
    },
  },
  {
    files: ['**/*.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['bench/**', 'scripts/**', 'test/**', 'main.ts', 'examples/**'],
    rules: { 'no-console': 'off' },
  },
  // One seed for all properties, or a change is refused for the luck of another.
  {
    files: ['test/**/*.test.ts', 'test/fleet/arbitrary.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'fast-check', message: 'Import `fc` from test/fast-check.' }] },
      ],
    },
  },
  ...LAYERS.map(oneWay),
);
