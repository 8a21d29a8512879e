import { join } from 'node:path';
import type { Inputs } from './inputs';
import type { Command } from './measure';
import { findHelm, findPython, type Tool } from './tools';

/** One way to make the objects of a fleet. */
export interface Row {
  readonly name: string;
  readonly what: string;
  /** Why this machine cannot run it. */
  readonly missing?: string;
  readonly command: (inputs: Inputs, output: string) => Command;
}

const ROOT = join(__dirname, '..');
const PROGRAMS = join(ROOT, 'build', 'bench', 'programs');

/** How `tenancy` is called; what is measured is what users install: compiled. */
export function tenancy(...args: readonly string[]): Command {
  return { program: process.execPath, args: [join(ROOT, 'bin', 'tenancy.js'), ...args] };
}

/** All ways, ours first. */
export function rows(print: (text: string) => void): Row[] {
  const helm = findHelm(print);
  const python = findPython();
  return [
    {
      name: 'ours',
      what: 'tenancy synth, one tenants.yaml',
      command: ({ file }, output) =>
        tenancy('synth', '--quiet', '--file', file, '--output', output),
    },
    {
      name: 'ours-include',
      what: 'tenancy synth, a file per tenant',
      command: ({ including }, output) =>
        tenancy('synth', '--quiet', '--file', including, '--output', output),
    },
    {
      name: 'stock',
      what: 'our constructs, App.synth of cdk8s',
      command: ({ file }, output) => node('stock.js', file, output),
    },
    {
      name: 'plain',
      what: 'plain objects, yaml, no cdk8s, no checks',
      command: ({ valuesYaml }, output) => node('plain.js', 'yaml', valuesYaml, output),
    },
    {
      name: 'helm',
      what: 'helm template, one release',
      ...missing(helm),
      command: ({ helmValues }, output) => ({
        program: programOf(helm),
        args: ['template', 'bench', join(__dirname, 'helm'), '--values', helmValues],
        stdout: join(output, 'stream.yaml'),
      }),
    },
    {
      name: 'python',
      what: 'PyYAML, C parser and dumper',
      ...missing(python),
      command: ({ valuesYaml }, output) => ({
        program: programOf(python),
        args: [join(__dirname, 'python', 'provision.py'), valuesYaml, output],
      }),
    },
    {
      name: 'json',
      what: 'JSON.stringify of plain objects: the floor',
      command: ({ valuesJson }, output) => node('plain.js', 'json', valuesJson, output),
    },
  ];
}

function node(program: string, ...args: readonly string[]): Command {
  return { program: process.execPath, args: [join(PROGRAMS, program), ...args] };
}

function missing(tool: Tool): { missing?: string } {
  return 'missing' in tool ? tool : {};
}

function programOf(tool: Tool): string {
  return 'program' in tool ? tool.program : '';
}
