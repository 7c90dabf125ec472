import type { InspectionBudget } from './budget.ts';
import type { OfficeParts } from './office-parts.ts';
import { DocumentRejected } from './document-rejected.ts';
import { readXml, attributeValue } from './xml.ts';

const wordMain = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** Content types (ISO 29500-2) of what a document of text is made of. */
const ofText = [
  /^application\/vnd\.openxmlformats-officedocument\.(?:wordprocessingml|drawingml)\.[\w.-]+(?:\+xml)?$/,
  /^application\/vnd\.openxmlformats-officedocument\.(?:theme|themeoverride|extended-properties|custom-properties|customxmlproperties|obfuscatedfont|vmldrawing)(?:\+xml)?$/,
  /^application\/vnd\.openxmlformats-package\.[\w.-]+(?:\+xml)?$/,
  /^application\/vnd\.ms-word\.(?:styleswitheffects|comments\w*|people|attachedtoolbars)\+xml$/,
  /^application\/vnd\.ms-office\.(?:drawingml\.\w+|chart\w*|classificationlabels|documenttasks)\+xml$/,
  /^image\/[\w.+-]+$/,
  /^(?:application|text)\/xml$/,
  /^application\/(?:x-font[\w-]*|font[\w-]*|vnd\.ms-(?:opentype|fontobject)|inkml\+xml)$|^font\/[\w.-]+$/,
];

const macros = /macroenabled|vbaproject|vbadata|activex/;

export const isTextContentType = (type: string): boolean =>
  ofText.some((known) => known.test(type)) && !/oleobject|\.control/.test(type);

/** What each part is said to be. */
export type ContentTypeOf = (part: string) => string;

/** Reads `[Content_Types].xml`. Refuses a document that may have macros. */
export const readContentTypes = (parts: OfficeParts, budget: InspectionBudget): ContentTypeOf => {
  const byPart = new Map<string, string>();
  const byExtension = new Map<string, string>();
  const list = parts.get('[content_types].xml');
  if (list?.length)
    readXml(
      list,
      {
        open: (element) => {
          const { name } = element;
          const type = (attributeValue(element, 'ContentType') ?? '').trim().toLowerCase();
          if (name === 'Override') byPart.set((attributeValue(element, 'PartName') ?? '').replace(/^\//, '').toLowerCase(), type);
          if (name === 'Default') byExtension.set((attributeValue(element, 'Extension') ?? '').toLowerCase(), type);
        },
      },
      budget,
    );
  const all = [...byPart.values(), ...byExtension.values()];
  const isOfWord = all.some((type) => type.includes('word')) || [...parts.keys()].some((name) => name.startsWith('word/'));
  if (isOfWord && all.some((type) => macros.test(type))) throw new DocumentRejected('macros');
  return (part) => byPart.get(part) ?? byExtension.get(/\.([^./]*)$/.exec(part)?.[1] ?? '') ?? '';
};

export const isWordDocumentType = (type: string): boolean => type === wordMain;
