import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import ts from 'typescript';

/** Where French is written for visitors, webmasters and employers. What is told to a developer in a terminal is English. */
const sources = globSync(['components/**/*.ts', 'src/**/*.ts', 'server/**/*.ts'], {
  exclude: ['**/node_modules/**', '**/locales/**', 'server/seed/**', 'server/cli/**'],
});

const isFrench = (text: string): boolean => /[éèàêç’«»]|\b(?:depuis|dans|en|par)\b/i.test(text);

const units = '€|%|h|km|ko|Mo|Go|jours?|mois|ans?|heures?|minutes?|secondes?|semaines?|caractères|pages?|fois';

/** An ordinary space where French wants one that no line breaks at: before `: ; ? ! »`, after `«`, in and after numbers. */
const breakable = new RegExp(
  [
    String.raw`(?<=[\p{L}\d»)’%])\x20(?=[:;?!](?:\s|$|<))`,
    String.raw`^\x20(?=[:;?!]\s)`, // behind what is filled in
    String.raw`«\x20|\x20»`,
    String.raw`(?<=\d|^)\x20(?=(?:\d{3}|${units})(?!\p{L}))`,
  ].join('|'),
  'gu',
);

type Piece = ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail;

const isPiece = (node: ts.Node): node is Piece =>
  ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);

/** Notes to translators and style sheets are no text of the interface. */
const isText = ({ parent }: ts.Node): boolean =>
  !(ts.isPropertyAssignment(parent) && /^desc(ription)?$/.test(parent.name.getText())) &&
  !(ts.isTaggedTemplateExpression(parent) && parent.tag.getText() === 'css');

const breaksIn = (file: string): string[] => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isPiece(node) && isText(node)) {
      const whole = ts.isStringLiteralLike(node) ? node : ts.isTemplateHead(node) ? node.parent : node.parent.parent;
      if (isFrench(whole.getText()))
        for (const { index } of node.text.matchAll(breakable))
          found.push(`${file}: ${node.text.slice(Math.max(0, index - 30), index + 20).trim()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

describe('French typography', () => {
  it('has no ordinary space where a line must not break', () => {
    assert.ok(sources.length > 100);
    assert.deepEqual(sources.flatMap(breaksIn), []);
  });
});
