import { keepUsedDeclarations } from '../../scripts/used-declarations';

const MODULE = `
'use strict';
exports.toJson_Unused = exports.toJson_Used = exports.Unused = exports.Used = void 0;
const base = require('base');
class Used extends base.Object { toJson() { return toJson_Used(this); } }
exports.Used = Used;
Used[_a] = { fqn: 'k8s.Used' };
Used.GVK = { kind: 'Used' };
class Unused extends base.Object {}
exports.Unused = Unused;
Unused.GVK = { kind: 'Unused' };
function toJson_Used(value) { return toJson_Part(value); }
exports.toJson_Used = toJson_Used;
function toJson_Part(value) { return value; }
function toJson_Unused(value) { return toJson_Part(value); }
exports.toJson_Unused = toJson_Unused;
`;

function run(text: string): Record<string, unknown> {
  const exports = {};
  const base = { Object };
  new Function('exports', 'require', '_a', text)(exports, () => base, 'rtti');
  return exports;
}

describe('keepUsedDeclarations', () => {
  const text = keepUsedDeclarations(MODULE, ['Used']);

  test('what is used works: its class, what it calls, and what is assigned to it', () => {
    const { Used } = run(text) as { Used: { new (): { toJson: () => unknown }; GVK: unknown } };
    expect(Used.GVK).toEqual({ kind: 'Used' });
    expect(new Used().toJson()).toBeInstanceOf(Used);
  });

  test('nothing is left of what is not used', () => {
    expect(text).not.toContain('Unused');
  });

  test('everything is kept when everything is used', () => {
    const names = Object.keys(run(MODULE));
    expect(Object.keys(run(keepUsedDeclarations(MODULE, names)))).toEqual(names);
  });

  test('a name that the module does not declare is an error', () => {
    expect(() => keepUsedDeclarations(MODULE, ['Absent'])).toThrow('does not declare Absent');
  });
});
