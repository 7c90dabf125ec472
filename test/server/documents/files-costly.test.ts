import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';

import { inspectionWorker } from '../../../server/documents/inspection-worker.ts';
import { InspectionBudget } from '../../../server/documents/checks/budget.ts';
import { inspect } from '../../../server/documents/checks/inspect.ts';
import { docx, pdf } from '../../support/sample-files.ts';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A PDF of one page, with this between its objects and its end. */
const pdfWith = (...more: readonly Buffer[]): Buffer => {
  const plain = pdf(1);
  const end = plain.indexOf('xref');
  return Buffer.concat([plain.subarray(0, end), ...more, ascii('\n'), plain.subarray(end)]);
};

/** A deflated stream of objects. `dictionary`: entries of its own. */
const stream = (content: string, dictionary: string): Buffer => {
  const bytes = deflateSync(ascii(content));
  return Buffer.concat([
    ascii(`9 0 obj<</Type/ObjStm/Filter/FlateDecode${dictionary}/Length ${bytes.length}>>stream\n`),
    bytes,
    ascii('\nendstream endobj\n'),
  ]);
};

const repeated = (piece: string): Buffer => pdfWith(ascii(piece.repeat(1_000_000 / piece.length)));

/** Milliseconds after which a thread is ended: a budget does so long before, on the slowest machine too. */
const timeoutMs = 20_000;

describe('the budget of a document', () => {
  const worker = inspectionWorker({ timeoutMs });
  const costly: Readonly<Record<string, Buffer>> = {
    'a place before the file': pdfWith(stream(`10 -${'9'.repeat(20)} null`, '/N 1/First 25')),
    'a place far behind it': pdfWith(stream(`10 ${'9'.repeat(20)} null`, '/N 1/First 25')),
    'a first object before the file': pdfWith(stream('10 0 null', `/N 1/First -1${'0'.repeat(20)}`)),
    'half a first object': pdfWith(stream('10 0 null', '/N 1/First 5.5')),
    'a comment behind each object': repeated('obj<<>>%'),
    'a comment before the end of each object': repeated('obj%'),
    'more heads than objects': pdfWith(stream('0 '.repeat(7_500_000), '/N 3750000/First 15000000')),
  };
  for (const [what, file] of Object.entries(costly))
    it(`ends the checks of ${what}`, async () => {
      const begun = performance.now();
      const found = await worker.inspect(file, 'cv.pdf');
      const time = performance.now() - begun;
      assert.ok(time < timeoutMs, `${Math.round(time)} ms`);
      assert.deepEqual(found.refusal === null && found.seen.warnings, ['unexamined']);
    });

  it('has what streams unpack to, whether or not objects are in them', () => {
    const file = pdfWith(stream('\0'.repeat(15_000_000), ''));
    assert.equal(inspect(file, 'cv', new InspectionBudget(20_000_000)).pages, 1);
    assert.equal(inspect(file, 'cv', new InspectionBudget(10_000_000)).pages, null);
  });

  it('has elements and attributes, beside their bytes', () => {
    const attributes = Array.from({ length: 40_000 }, (_, index) => `a${index}=""`).join(' '); // 400 kB
    for (const content of [`<a ${attributes}/>`, `<a>${'<b></b>  '.repeat(40_000)}</a>`]) {
      const file = docx([{ name: 'word/a.xml', content }]);
      assert.ok(!inspect(file, 'cv', new InspectionBudget(2_500_000)).warnings.includes('unexamined'));
      assert.deepEqual(inspect(file, 'cv', new InspectionBudget(1_300_000)).warnings, ['unexamined']);
    }
  });
});

describe('a number of a PDF', () => {
  it('is no count of pages where it is none that the file can have', () => {
    for (const said of ['-1', '1.5', '99999999999', `1${'0'.repeat(400)}`]) {
      const file = pdf(1).toString('latin1').replace('/Count 1', `/Count ${said}`);
      assert.equal(inspect(ascii(file), 'cv').pages, null, said);
    }
  });
});
