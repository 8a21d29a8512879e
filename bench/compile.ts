import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const TARGET = join(__dirname, '..', 'build', 'bench', 'programs');

/** Compiles the programs to compare with, so that none is measured with a compiler in it. */
export function compilePrograms(): void {
  const source = join(__dirname, 'programs');
  mkdirSync(TARGET, { recursive: true });
  for (const name of readdirSync(source)) {
    const { outputText } = transpileModule(readFileSync(join(source, name), 'utf8'), {
      compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
    });
    writeFileSync(join(TARGET, name.replace(/\.ts$/, '.js')), outputText);
  }
}
