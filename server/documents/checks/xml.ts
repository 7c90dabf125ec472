import { SaxesParser } from 'saxes';

import type { InspectionBudget } from './budget.ts';
import { DocumentRejected } from './document-rejected.ts';

/** A part that is no well-formed XML, or has what no document of text needs: a DTD, which can define anything anew. */
export class InvalidXml extends Error {}

/** An element, its own name and those of its attributes without prefixes: whoever writes a file chooses these. */
export interface XmlElement {
  name: string;
  /** Names and values. One name may come twice, with another prefix each, and a program takes the one that it knows. */
  attributes: readonly (readonly [name: string, value: string])[];
}

/** Each value of an attribute. */
export const attributeValues = ({ attributes }: XmlElement, name: string): string[] =>
  attributes.filter(([own]) => own === name).map(([, value]) => value);

/** The value of an attribute that says what is to be done. Refuses two that differ: no program writes them. */
export const attributeValue = (element: XmlElement, name: string): string | undefined => {
  const [value, ...others] = attributeValues(element, name);
  if (others.some((other) => other !== value)) throw new DocumentRejected('damaged');
  return value;
};

export interface XmlReader {
  open?: (element: XmlElement) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** By its first bytes and by what it says, as an XML processor does (XML 1.0, appendix F). */
const textOf = (part: Buffer): string => {
  const [first = 0, second = 0] = part;
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  const declared =
    isLittle || isBig ? undefined : /^[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})/.exec(part.toString('latin1', 0, 300))?.[1];
  try {
    return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : (declared ?? 'utf-8'), { fatal: true }).decode(part);
  } catch {
    throw new InvalidXml('Its encoding is unknown, or it is in another one');
  }
};

/** Reads a part of a document, with no entities but those of XML itself. Throws `BadXml`. */
export const readXml = (part: Buffer, reader: XmlReader, budget: InspectionBudget): void => {
  budget.spend(part.length * xmlCost);
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new InvalidXml('It has a DTD');
  });
  parser.on('error', (error) => {
    throw new InvalidXml(error.message);
  });
  parser.on('attribute', () => budget.spend(tagCost)); // each as it is read: an element may have a million
  parser.on('opentag', ({ name, attributes }) => {
    const named = Object.entries(attributes).map(([key, value]) => [localName(key), value] as const);
    budget.spend(tagCost);
    reader.open?.({ name: localName(name), attributes: named });
  });
  parser.on('closetag', ({ name }) => reader.close?.(localName(name)));
  const onText = reader.text;
  if (onText) {
    parser.on('text', onText);
    parser.on('cdata', onText);
  }
  parser.write(textOf(part)).close();
};

/** What a byte of XML costs beside one that is only looked at. */
const xmlCost = 1.5;

/** What an element costs beside its bytes, and each of its attributes. */
const tagCost = 16;
