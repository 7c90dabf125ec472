import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { it } from 'node:test';

import ts from 'typescript';

import { projectFolder } from '../scripts/build/sources.ts';

/** What each element has of its own. */
const ofEach = new Set(['locales', 'preload']);

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** What a module itself declares and exports: a schema and the type of its name are one, and what it hands on is another module's. */
const exportsOf = (file: string): ReadonlySet<string> => {
  const { statements } = ts.createSourceFile(file, readFileSync(projectFolder + file, 'utf8'), ts.ScriptTarget.Latest);
  const names = statements.filter(isExported).flatMap((statement): readonly (string | undefined)[] => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => (ts.isIdentifier(name) ? name.text : undefined));
    const isNamed =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isEnumDeclaration(statement);
    return isNamed ? [statement.name?.text] : [];
  });
  return new Set(names.filter((name) => name !== undefined));
};

it('one name is exported by one module', () => {
  const modules = new Map<string, string[]>();
  for (const file of globSync('{server,src,components,scripts}/**/*.ts', {
    cwd: projectFolder,
    // What takes valibot's place has valibot's names.
    exclude: ['**/node_modules/**', '**/locales/**', 'scripts/new/template/**', 'scripts/build/answer-schemas.ts'],
  }).sort())
    for (const name of exportsOf(file)) modules.set(name, [...(modules.get(name) ?? []), file]);
  assert.ok(modules.size > 0);
  const shared = [...modules].filter(([, files]) => files.length > 1);
  assert.deepEqual(
    shared.filter(([name]) => !ofEach.has(name)).map(([name, files]) => `${name}: ${files.join(', ')}`),
    [],
  );
});
